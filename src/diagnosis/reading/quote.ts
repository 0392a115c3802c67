/** What ECS says of a failed start comes to the point at the end, after 600 characters and more. */
const LENGTH_AT_MOST = 1_000;

/** A line as evidence: verbatim, on one line, and not endless. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LENGTH_AT_MOST ? `${line.slice(0, LENGTH_AT_MOST - 1)}…` : line;
}
