import * as core from '@actions/core';
import { createMasker, type Masker } from './create-masker.js';

/** Makes the runner hide these secrets in the log from now on, and returns a masker for everything else that we write. */
export function maskSecrets(secrets: readonly string[]): Masker {
  const masker = createMasker(secrets);
  for (const form of masker.forms) core.setSecret(form);
  return masker;
}
