import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the simulator itself starts a task with. */
const NEEDED = ['sh', 'hostname', 'setpriv', 'unshare'];

/** A PATH as a slim image has it: a shell, and nothing to fetch a page with. */
export function makeSlimPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handover-slim-'));
  const places = (process.env['PATH'] ?? '').split(delimiter);
  for (const name of NEEDED) {
    const found = places.map((place) => join(place, name)).find((path) => existsSync(path));
    if (found !== undefined) symlinkSync(found, join(folder, name));
  }
  return folder;
}
