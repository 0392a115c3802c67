/** `14:02:05` in UTC; `–` for an invalid time. */
export function formatTime(atMs: number): string {
  return toIso(atMs)?.slice(11, 19) ?? '–';
}

/** `2026-11-21 14:02:05 UTC` */
export function formatDate(atMs: number): string {
  const iso = toIso(atMs);
  return iso === null ? '–' : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function toIso(atMs: number): string | null {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
