import type { TaskDefinitionRevision } from '../../model/task-definition.js';
import { isSecretName } from '../../definition/is-secret-name.js';
import { MASK, findUrlPasswords, maskText } from '../../definition/mask-text.js';

/** These are references, not values. */
const REFERENCE = /^(?:arn:|\/)/;

export interface MaskedRevision {
  readonly revision: TaskDefinitionRevision | null;
  /** The masked values, because they may appear elsewhere. */
  readonly secrets: readonly string[];
}

/**
 * Masks the values of a revision that look like credentials: by name (`environment`, log options, labels), and passwords
 * in URLs everywhere. `secrets` of a container are references and stay.
 */
export function maskDefinition(revision: TaskDefinitionRevision | null): MaskedRevision {
  if (revision === null) return { revision, secrets: [] };
  const secrets = new Set<string>();
  const definition = maskValue(revision.definition, null, secrets) as TaskDefinitionRevision['definition'];
  return { revision: { ...revision, definition }, secrets: [...secrets] };
}

function maskValue(value: unknown, name: string | null, secrets: Set<string>): unknown {
  if (typeof value === 'string') return maskString(value, name, secrets);
  if (Array.isArray(value)) return value.map((entry) => maskValue(entry, null, secrets));
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

function maskString(text: string, name: string | null, secrets: Set<string>): string {
  if (text === '' || REFERENCE.test(text)) return text;
  for (const password of findUrlPasswords(text)) {
    secrets.add(password);
    secrets.add(decode(password));
  }
  const isUrl = /^[a-z][\w+.-]*:\/\//i.test(text);
  if (name === null || !isSecretName(name) || name === 'name' || name === 'valueFrom' || isUrl)
    return maskText(text, []);
  secrets.add(text);
  return MASK;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
