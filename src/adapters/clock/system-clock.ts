import { setTimeout as delay } from 'node:timers/promises';
import { CancelledError } from '../../errors.js';
import type { Clock } from '../../ports.js';

/** The machine's clock. A sleep ends with a CancelledError as soon as the signal is aborted. */
export function createSystemClock(signal?: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: async (ms) => {
      try {
        await delay(ms, undefined, signal ? { signal } : {});
      } catch (error) {
        if (signal?.aborted) throw new CancelledError('The job was cancelled.', { cause: error });
        throw error;
      }
    },
  };
}
