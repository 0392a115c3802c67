const LINES_AT_MOST = 3;

/** What a diagnosis quotes of many lines: the first few, each once. */
export function shortenLines(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].slice(0, LINES_AT_MOST);
}
