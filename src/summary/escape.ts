/** Foreign text as Markdown that shows it and does nothing else, at any place of a line, in tables too. */

const LONGEST = 500;

/** Letters that mean something to GitHub's Markdown inside of a line; as references they never do (CommonMark §2.5). */
const SPECIAL = /[&<>\\`*_[\]|~$]/g;

/** Control and format characters (tabs and newlines are blanks by then), and halves of surrogate pairs. */
const INVISIBLE = /\p{Cc}|\p{Cs}|(?!\u200d)\p{Cf}/gu;

/** Tokens that GitHub would link or mention by itself: with `@`, `://`, `www.`, or `#1`. In code it does not. */
const LINKED = /@|:\/\/|www\.|#\d/i;

/** Prose. Pairs of backticks stay code; so does what GitHub would turn into a link. */
export function escapeProse(text: string): string {
  const parts = toLine(text)
    .trim()
    .split(/(`[^`]+`)/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapeWords(part))).join('');
}

/**
 * A name in code. Nothing can be escaped there, so what would end it (or the table's cell) is replaced by what looks
 * like it.
 */
export function code(text: string): string {
  const line = toLine(text).replaceAll('`', 'ˋ').replaceAll('|', '│').trim();
  return line === '' ? '–' : `\`${line}\``;
}

/** Lines to copy, in a fence longer than any run of backticks in them. */
export function fence(lines: readonly string[], language = ''): string {
  const body = lines.map((line) => dropControls(line.replace(/[\t\r\n\u0085\u2028\u2029]/g, ' '))).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${body}\n${mark}`;
}

function escapeWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (LINKED.test(word) ? escapeLinked(word) : escapeSymbols(word)))
    .join('')
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_all, space: string, mark: string) => space + reference(mark));
}

/** The word in code, without the punctuation around it. */
function escapeLinked(word: string): string {
  const [, before = '', inner = '', after = ''] = /^([("'[<]*)(.*?)([)\]"'>.,;:!?]*)$/s.exec(word) ?? [];
  return escapeSymbols(before) + code(inner) + escapeSymbols(after);
}

function escapeSymbols(text: string): string {
  return text.replace(SPECIAL, reference);
}

function reference(text: string): string {
  return text.replace(/./gsu, (letter) => `&#${letter.codePointAt(0) ?? 0};`);
}

/** One line of bounded length without control characters and marks that turn the reading direction. */
function toLine(text: string): string {
  const line = dropControls(text.slice(0, 4 * LONGEST).replace(/[\s\u0085]+/g, ' '));
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function dropControls(text: string): string {
  return text.replace(INVISIBLE, '');
}
