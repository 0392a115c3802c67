import { renameSync, writeFileSync } from 'node:fs';

/** Replaces a file in one step, readable by its owner only: neither a reader nor a kill in the middle leaves half of it. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { encoding: 'utf8', mode: 0o600 });
  renameSync(draft, path);
}
