/** Renders foreign text as Markdown that only shows it, at any position in a line, in tables too. */

const LONGEST = 500;
const LONGEST_LINE = 1_000;

/** Characters with a meaning in GitHub's inline Markdown; as character references they have none (CommonMark §2.5). */
const SPECIAL = /[&<>\\`*_[\]|~$]/g;

/** Control and format characters (tabs and newlines are already spaces), and halves of surrogate pairs. */
const INVISIBLE = /\p{Cc}|\p{Cs}|(?!\u200d)\p{Cf}/gu;

/**
 * Tokens that GitHub converts after parsing the Markdown, where references don't help: URLs, mentions, links to issues,
 * and emoji short names. GitHub leaves them alone in code.
 */
const LINKED = /@|:\/\/|www\.|#\d|\bgh-\d/i;
/** An unclosed one at the end would be closed by a colon that follows. */
const EMOJI = /:[0-9_]*[a-z+-][\w+-]*(:|$)|:100:|:1234:/;

/** Prose. Pairs of backticks stay code; tokens that GitHub would convert become code. */
export function escapeProse(text: string): string {
  const parts = toLine(text)
    .trim()
    .split(/(`[^`]+`)/);
  return parts
    .map((part, index) => (index % 2 === 1 ? renderCode(part.slice(1, -1)) : escapeWords(part)))
    .reduce(append, '');
}

/** Two adjacent code spans would be parsed as one: an empty comment separates them. */
function append(text: string, part: string): string {
  return text.endsWith('`') && part.startsWith('`') ? `${text}<!-- -->${part}` : text + part;
}

/** Prose with a name marked as code. */
export function escapeProseWith(text: string, name: string): string {
  const marked = name === '' || text.includes('`') ? text : text.replaceAll(name, `\`${name}\``);
  return escapeProse(marked);
}

/** A name as code, unchanged; if it is in a table, the table escapes its pipes. */
export function renderCode(text: string): string {
  const line = toLine(text).trim();
  if (line === '') return '–';
  const runs = new Set([...line.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const mark = '`'.repeat(length);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${mark}${space}${line}${space}${mark}`;
}

/** The same for the title of a fold, which GitHub parses as HTML, not Markdown. */
export function renderCodeInHtml(text: string): string {
  const line = toLine(text).trim();
  return line === '' ? '–' : `<code>${line.replace(/[&<>"]/g, reference)}</code>`;
}

/** A log line, cut to a bounded length. */
export function shortenLine(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}

/** A fenced block of lines, with a fence longer than any run of backticks in them. */
export function renderFence(lines: readonly string[], language = ''): string {
  const body = lines.map((line) => dropControls(line.replace(/[\t\r\n\u0085\u2028\u2029]/g, ' '))).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${body}\n${mark}`;
}

function escapeWords(text: string): string {
  return text
    .split(/(\s+)/)
    .map((word) => (LINKED.test(word) || EMOJI.test(word) ? escapeLinked(word) : escapeSymbols(word)))
    .join('')
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_all, space: string, mark: string) => space + reference(mark));
}

/** The word as code, without the punctuation around it. */
function escapeLinked(word: string): string {
  const [, before = '', inner = '', after = ''] = /^([("'[<]*)(.*?)([)\]"'>.,;:!?]*)$/s.exec(word) ?? [];
  return escapeSymbols(before) + renderCode(inner) + escapeSymbols(after);
}

function escapeSymbols(text: string): string {
  return text.replace(SPECIAL, reference);
}

function reference(text: string): string {
  return text.replace(/./gsu, (letter) => `&#${letter.codePointAt(0) ?? 0};`);
}

/** One line of bounded length, without control characters and without marks that change the reading direction. */
function toLine(text: string): string {
  const line = dropControls(text.slice(0, 4 * LONGEST).replace(/[\s\u0085]+/g, ' '));
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function dropControls(text: string): string {
  return text.replace(INVISIBLE, '');
}
