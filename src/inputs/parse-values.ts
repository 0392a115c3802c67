/** Parsers of one value each: text in, value or problem out. */
import { parseDuration } from './parse-duration.js';
import { refuseText, type Parsed } from './parsed.js';

const BOOLEANS: Readonly<Record<string, boolean>> = {
  ...{ true: true, True: true, TRUE: true },
  ...{ false: false, False: false, FALSE: false },
};

/** The spellings of YAML 1.2, as in the runner's own getBooleanInput. */
export function parseBoolean(name: string, given: string): Parsed<boolean> {
  const value = Object.hasOwn(BOOLEANS, given) ? BOOLEANS[given] : undefined;
  return value === undefined ? refuseText(name, given, 'true or false') : { value };
}

export function parseChoice<T extends string>(name: string, given: string, choices: readonly T[]): Parsed<T> {
  const value = choices.find((choice) => choice === given);
  return value === undefined ? refuseText(name, given, choices.join(', ')) : { value };
}

/** A whole number within bounds. */
export function parseWholeNumber(
  name: string,
  given: string,
  bounds: { readonly min: number; readonly max: number },
): Parsed<number> {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (value >= bounds.min && value <= bounds.max) return { value };
  return refuseText(name, given, `a whole number from ${bounds.min} to ${bounds.max}`);
}

/** A duration within bounds (both written as durations, so that the message says them so). */
export function parseBoundedDuration(
  name: string,
  given: string,
  bounds: { readonly min: string; readonly max: string },
): Parsed<number> {
  const value = parseDuration(given);
  const min = parseDuration(bounds.min) ?? 0;
  const max = parseDuration(bounds.max) ?? Infinity;
  if (value !== null && value >= min && value <= max) return { value };
  const range = `from ${bounds.min} to ${bounds.max}`;
  return refuseText(name, given, `a duration ${range}, such as 90, 90s, 10m or 1h30m`);
}

/** One entry a line, empty lines left out. */
export function splitLines(given: string): string[] {
  return given
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
