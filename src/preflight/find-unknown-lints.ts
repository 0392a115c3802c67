import { LINTS } from './lints/index.js';

/** Names that no lint has: misspelt, or from another version. */
export function findUnknownLints(names: readonly string[]): string[] {
  const known = new Set(LINTS.flatMap(({ id, code }) => [id, code]));
  return names.filter((name) => !known.has(name));
}
