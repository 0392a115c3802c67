import { formatDuration } from './format-duration.js';

/** A wait with a bound. Epoch milliseconds. */
export interface Wait {
  readonly startedAtMs: number;
  /** The latest possible end. */
  readonly boundAtMs: number;
  /** The likely end; null: not known. */
  readonly expectedAtMs: number | null;
}

const BAR_LENGTH = 20;

/** `[####----------------] 2 min of at most 10 min, about 1 min left` */
export function describeWait({ startedAtMs, boundAtMs, expectedAtMs }: Wait, nowMs: number): string {
  const passedMs = Math.max(0, nowMs - startedAtMs);
  const boundMs = Math.max(1, boundAtMs - startedAtMs);
  const full = Math.min(BAR_LENGTH, Math.floor((passedMs / boundMs) * BAR_LENGTH));
  const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR_LENGTH - full)}]`;
  const left =
    expectedAtMs === null
      ? ''
      : expectedAtMs - nowMs >= 1_000
        ? `, about ${formatDuration(expectedAtMs - nowMs)} left`
        : ', longer than expected';
  return `${bar} ${formatDuration(passedMs)} of at most ${formatDuration(boundMs)}${left}`;
}
