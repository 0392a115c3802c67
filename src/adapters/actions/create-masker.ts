import { makeSecretForms } from './make-secret-forms.js';

/** Removes secrets from what we write to files: the runner masks only the log. */
export interface Masker {
  readonly mask: (text: string) => string;
  /** The same value with every text in it masked. */
  readonly maskDeep: <T>(value: T) => T;
}

const STARS = '***';

export function createMasker(secrets: readonly string[]): Masker & { readonly forms: readonly string[] } {
  const forms = [...new Set(secrets.flatMap(makeSecretForms))].sort((a, b) => b.length - a.length);
  const pattern = forms.length === 0 ? null : new RegExp(forms.map(escapePattern).join('|'), 'g');
  const mask = (text: string): string => (pattern === null ? text : text.replace(pattern, STARS));
  return { forms, mask, maskDeep: <T>(value: T) => maskValue(value, mask) as T };
}

function maskValue(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((entry) => maskValue(entry, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskValue(entry, mask)]));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
