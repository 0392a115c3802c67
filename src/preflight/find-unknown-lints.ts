import { LINTS } from './lints/index.js';

/** Names by which no lint is known: misspelt, or of another version. */
export function findUnknownLints(names: readonly string[]): string[] {
  const known = new Set(LINTS.flatMap(({ id, code }) => [id, code]));
  return names.filter((name) => !known.has(name));
}
