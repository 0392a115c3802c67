import type { TaskDefinitionRevision } from '../../model/task-definition.js';
import { isSecretName } from '../../definition/is-secret-name.js';
import { isOpenValue } from '../../definition/is-open-value.js';
import { isWellKnown } from '../../definition/is-well-known.js';
import { MASK, findTextSecrets, maskText } from '../../definition/mask-text.js';

export interface MaskedRevision {
  readonly revision: TaskDefinitionRevision | null;
  /** The masked values, because they may appear elsewhere. */
  readonly secrets: readonly string[];
}

/**
 * Masks the values of a revision that look like credentials: by name (`environment`, log options, labels), and what looks
 * like a secret everywhere. `secrets` of a container are references and stay.
 */
export function maskDefinition(revision: TaskDefinitionRevision | null): MaskedRevision {
  if (revision === null) return { revision, secrets: [] };
  const secrets = new Set<string>();
  const definition = maskValue(revision.definition, null, secrets) as TaskDefinitionRevision['definition'];
  return { revision: { ...revision, definition }, secrets: [...secrets] };
}

function maskValue(value: unknown, name: string | null, secrets: Set<string>): unknown {
  if (typeof value === 'string') return maskString(value, name, secrets);
  if (Array.isArray(value))
    return value.map((entry, at) => maskValue(entry, findOption(value[at - 1]), secrets));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  // `{ name, value }` as in `environment`: the name beside it decides about the value.
  const { name: own } = value as { name?: unknown };
  return Object.fromEntries(
    entries.map(([member, entry]) => {
      const by = member === 'value' && typeof own === 'string' ? own : member;
      return [member, maskValue(entry, by, secrets)];
    }),
  );
}

/** In a command the word after `--password` is the password. */
function findOption(word: unknown): string | null {
  return typeof word === 'string' && /^--?[A-Za-z][\w-]*$/.test(word) ? word : null;
}

function maskString(text: string, name: string | null, secrets: Set<string>): string {
  if (isOpenValue(text)) return text;
  const isUrl = /^[a-z][\w+.-]*:\/\//i.test(text);
  const isWhole =
    name !== null &&
    isSecretName(name) &&
    name !== 'name' &&
    name !== 'valueFrom' &&
    !isUrl &&
    !text.startsWith('--');
  for (const secret of isWhole ? [text, ...findTextSecrets(text)] : findTextSecrets(text)) {
    // Hidden where it stands, and not wherever the word occurs.
    if (!isWellKnown(secret)) secrets.add(secret).add(decode(secret));
  }
  return isWhole ? MASK : maskText(text, []);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
