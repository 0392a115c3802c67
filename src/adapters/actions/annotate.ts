import * as core from '@actions/core';
import type { Annotation } from '../../model/annotation.js';
import type { Masker } from './create-masker.js';

/** The runner cuts a message at 4,096 characters. */
const LONGEST = 4_000;

/** At most one annotation per step: GitHub shows ten of a kind, and a reader wants one. */
export function annotate(annotation: Annotation | null, masker: Masker): void {
  if (annotation === null) return;
  const message = masker.mask(annotation.message);
  const cut = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  const print = annotation.kind === 'error' ? core.error : core.warning;
  print(cut, { title: masker.mask(annotation.title) });
}
