import { setTimeout as sleep } from 'node:timers/promises';
import { WorldError } from '../../errors.js';

/** Tries `open` after each pause and returns the first success; throws the last failure. `denied` isn't tried again. */
export async function connectAgain<T>(
  open: () => Promise<T>,
  pausesMs: readonly number[],
  stopped: () => boolean,
): Promise<T> {
  let failure: unknown = new WorldError('unreachable', 'broker', 'The connection to the broker is closed.');
  for (const pauseMs of pausesMs) {
    if (stopped()) break;
    await sleep(pauseMs);
    try {
      return await open();
    } catch (error) {
      failure = error;
      if (error instanceof WorldError && error.kind === 'denied') break;
    }
  }
  throw failure;
}
