/** Round trips between a command and the last answer to it: the command's own, and a few to read what has come. */
const ROUND_TRIPS = 4;

/**
 * How long answers are waited for from a broker that is `roundTripMs` away: at most twice the window. The windows
 * themselves are for workers near their broker.
 */
export function estimateWindow(windowMs: number, roundTripMs: number): number {
  return windowMs + Math.min(Math.max(ROUND_TRIPS * roundTripMs, 0), windowMs);
}
