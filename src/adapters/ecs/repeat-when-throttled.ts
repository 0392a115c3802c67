import { setTimeout as sleep } from 'node:timers/promises';
import { isThrottled } from './to-world-error.js';

/** The bucket of UpdateService refills by 5 a second, that of RegisterTaskDefinition by 1 (request throttling). */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

/** Repeats a call that AWS throttled, and no other: a throttled call had no effect. */
export async function repeatWhenThrottled<T>(
  run: () => Promise<T>,
  signal: AbortSignal,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await run();
    } catch (error) {
      if (!isThrottled(error)) throw error;
      await sleep(pauseMs, undefined, { signal });
    }
  }
  return run();
}
