import * as core from '@actions/core';
import { createMasker, type Masker } from './create-masker.js';

/** Tells the runner what to hide in the log from now on, and returns what hides the same in everything we write. */
export function maskSecrets(secrets: readonly string[]): Masker {
  const masker = createMasker(secrets);
  for (const form of masker.forms) core.setSecret(form);
  return masker;
}
