import type { Command } from 'unbash';
import { isSecretName } from './is-secret-name.js';
import { isRandom } from './is-random.js';
import { MASK, maskText } from './mask-text.js';
import { parseScript } from './parse-script.js';

/** `redis-cli -a geheim`, `mysqladmin -pgeheim`, `curl -u shop:geheim`, as health checks have them. */
const BARE_SECRETS = [
  { program: /(?:^|\/)redis-cli$/, options: /^-a$/, secret: /^(?<secret>.+)$/s },
  {
    program: /(?:^|\/)(?:mysql|mysqladmin|mariadb|mariadb-admin)$/,
    options: null,
    secret: /^-p(?<secret>.+)$/s,
  },
  { program: /(?:^|\/)curl$/, options: /^(?:-u|--user)$/, secret: /^[^:]*:(?<secret>.+)$/s },
] as const;

/** A script in a script in a script: no deeper, so that a hostile one ends. */
const DEEPEST = 4;

/** A command's words as one line, without what may be secret in it: passwords in URLs, values of what is named like one. */
export function redactCommand(words: readonly string[]): string {
  return redactWords(words, 0)
    .map((word) => (/\s/.test(word) ? `'${word}'` : word))
    .join(' ');
}

function redactWords(words: readonly string[], depth: number): readonly string[] {
  return words.map((word, at) => {
    const before = words[at - 1] ?? '';
    const bare = findBareSecret(words.slice(0, at), word);
    if (bare !== null) return word.slice(0, word.length - bare.length) + MASK;
    const isValue = /^--?[A-Za-z]/.test(before) && !before.includes('=') && isSecretName(before);
    if (isValue && !word.startsWith('-')) return MASK;
    return /\s/.test(word) ? redactScript(word, depth).replaceAll("'", '"') : redactWord(word);
  });
}

/** The secret at the end of a word, where the option that holds it is not called like one. */
function findBareSecret(before: readonly string[], word: string): string | null {
  const option = before.at(-1) ?? '';
  for (const { program, options, secret } of BARE_SECRETS) {
    if (!before.some((name) => program.test(name))) continue;
    const found =
      options === null || options.test(option) ? secret.exec(word)?.groups?.['secret'] : undefined;
    if (found !== undefined) return found;
  }
  return null;
}

function redactWord(word: string): string {
  if (isRandom(word)) return MASK;
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (value !== '' && isSecretName(name)) return `${name}=${MASK}`;
  return maskText(word, []);
}

/**
 * A shell's script on one line; words stay as they are written where there is nothing to hide in them. `$(( … ))` is one word
 * with blanks, and so a script of itself: at some depth it is taken piece by piece.
 */
function redactScript(script: string, depth: number): string {
  if (depth >= DEEPEST) return script.split(/\s+/).map(redactWord).join(' ');
  const commands = [...parseScript(script, []).commands.keys()];
  const changes = commands.flatMap((command) => findChanges(command, depth + 1));
  const shown = changes
    .sort((a, b) => b.pos - a.pos)
    .reduce((rest, { pos, end, text }) => `${rest.slice(0, pos)}${text}${rest.slice(end)}`, script);
  return maskText(shown, []).replaceAll(/\\\n/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

interface Change {
  readonly pos: number;
  readonly end: number;
  readonly text: string;
}

function findChanges({ name, args, prefix }: Command, depth: number): readonly Change[] {
  const nodes = [...(name === undefined ? [] : [name]), ...args];
  const words = nodes.map((node) => (node.type === 'Word' ? node.value : node.text));
  const assigned = prefix.flatMap((node) => (node.type === 'Assignment' ? [node] : []));
  return [
    ...redactWords(words, depth).flatMap((text, at) => toChange(nodes[at], words[at], text)),
    ...assigned.flatMap((node) => toChange(node, node.text, redactWord(node.text))),
  ];
}

function toChange(
  node: { readonly pos: number; readonly end: number } | undefined,
  word: string | undefined,
  text: string,
): Change[] {
  if (node === undefined || !text.includes(MASK) || text === word) return [];
  return [{ pos: node.pos, end: node.end, text: /\s/.test(text) ? `"${text}"` : text }];
}
