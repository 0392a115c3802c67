import parse from 'parse-duration';

const SHAPE = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$|^\d+$/;

/**
 * `90`, `90s`, `10m`, `1h30m` in milliseconds; a bare number is seconds. null for anything else: the library alone would
 * accept `10 parsecs` as 10, and `1h30` as an hour and 30 minutes.
 */
export function parseDuration(text: string): number | null {
  const given = text.trim();
  if (!SHAPE.test(given)) return null;
  const ms = parse(/^\d+$/.test(given) ? `${given}s` : given);
  return ms !== null && Number.isSafeInteger(ms) ? ms : null;
}
