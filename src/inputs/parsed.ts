import { maskText } from '../definition/mask-text.js';

/** The result of parsing one text: its value, or what is wrong with it in one sentence. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

const LONGEST_QUOTE = 80;

/** A URL with a user part contains a password, whichever input it was put into. */
const HOLDS_CREDENTIALS = /:\/\/[^\s]*@/;

/** `NAME: "GIVEN" is not accepted; give ACCEPTED` */
export function describeRefusedText(
  name: string,
  given: string,
  accepted: string,
): { readonly problem: string } {
  return { problem: `${name}: ${quoteGiven(given)} is not accepted; give ${accepted}.` };
}

/** The text in quotation marks, shortened if it is long; nothing of a URL with a password, or of what else is a secret by its looks. */
export function quoteGiven(given: string): string {
  if (HOLDS_CREDENTIALS.test(given)) return 'a URL with credentials (not shown)';
  // Before the cut: half a token is one too.
  const shown = maskText(given, []);
  return JSON.stringify(shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown);
}
