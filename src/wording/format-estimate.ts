import { formatDuration } from './format-duration.js';

const MINUTE_MS = 60_000;

/** An estimate, rounded up: to ten seconds below two minutes, else to whole minutes. */
export function formatEstimate(ms: number): string {
  const step = ms < 2 * MINUTE_MS ? 10_000 : MINUTE_MS;
  return formatDuration(Math.ceil(ms / step) * step);
}
