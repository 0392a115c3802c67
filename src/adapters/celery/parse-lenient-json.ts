/**
 * Python's JSON has bare NaN, Infinity and -Infinity (`conf` with defaults and job arguments show them); they become
 * null. Takes time in proportion to the text, whatever it holds: any worker on the broker may answer. Throws a SyntaxError
 * without any of the text, which may contain job arguments.
 */
export function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not plain JSON: see below.
  }
  try {
    return JSON.parse(replaceTokens(text));
  } catch {
    throw new SyntaxError('not JSON');
  }
}

/** Strings stay as they are, so that a token inside one does too. */
function replaceTokens(text: string): string {
  const nextEscape = createSearch(text, '\\');
  const nextQuote = createSearch(text, '"');
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const quote = nextQuote(at);
    const plain = text.slice(at, quote === -1 ? undefined : quote);
    parts.push(plain.replaceAll(/-?Infinity|NaN/g, 'null'));
    if (quote === -1) return parts.join('');
    at = findStringEnd(text, quote, { nextQuote, nextEscape });
    parts.push(text.slice(quote, at));
  }
}

type Search = (from: number) => number;

/** Just behind the string that begins at `quote`; the end of the text if it is not closed. */
function findStringEnd(
  text: string,
  quote: number,
  { nextQuote, nextEscape }: Readonly<Record<'nextQuote' | 'nextEscape', Search>>,
): number {
  let at = quote + 1;
  for (;;) {
    const end = nextQuote(at);
    if (end === -1) return text.length;
    const escape = nextEscape(at);
    if (escape === -1 || escape > end) return end + 1;
    at = escape + 2;
  }
}

/** `indexOf` for positions that only grow: no part of the text is searched twice. */
function createSearch(text: string, character: string): Search {
  let found = text.indexOf(character);
  return (from) => {
    if (found !== -1 && found < from) found = text.indexOf(character, from);
    return found;
  };
}
