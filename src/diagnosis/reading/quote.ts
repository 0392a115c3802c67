const LENGTH_AT_MOST = 400;

/** A line as evidence: verbatim, on one line, and not endless. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LENGTH_AT_MOST ? `${line.slice(0, LENGTH_AT_MOST - 1)}…` : line;
}
