import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file as a whole, readable by us alone: a reader, or a kill in the middle, never meets half of it. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { encoding: 'utf8', mode: 0o600 });
  renameSync(draft, path);
}
