/** Parsers of one value each: text in, value or problem out. */
import { parseDuration } from './parse-duration.js';
import { describeRefusedText, type Parsed } from './parsed.js';

const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];

/** The spellings of YAML 1.2, as in the runner's own getBooleanInput. */
export function parseBoolean(name: string, given: string): Parsed<boolean> {
  if (TRUE.includes(given)) return { value: true };
  return FALSE.includes(given) ? { value: false } : describeRefusedText(name, given, 'true or false');
}

export function parseChoice<T extends string>(name: string, given: string, choices: readonly T[]): Parsed<T> {
  const value = choices.find((choice) => choice === given);
  return value === undefined ? describeRefusedText(name, given, `one of ${choices.join(', ')}`) : { value };
}

/** A whole number within bounds. */
export function parseWholeNumber(
  name: string,
  given: string,
  bounds: { readonly min: number; readonly max: number },
): Parsed<number> {
  const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (value >= bounds.min && value <= bounds.max) return { value };
  return describeRefusedText(name, given, `a whole number from ${bounds.min} to ${bounds.max}`);
}

/** A duration within bounds, which are given as the message shows them. */
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
  return describeRefusedText(name, given, `a duration ${range}, such as 90, 90s, 10m or 1h30m`);
}

/** One entry per line; empty lines are left out. */
export function splitLines(given: string): string[] {
  return given
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
