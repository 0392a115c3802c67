/** The time of day, `14:03:20 UTC`. No date: a log is read on the day it was written. */
export function formatClock(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(11, 19)} UTC`;
}
