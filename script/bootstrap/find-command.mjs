import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** PATH, and where servers are that a plain user's PATH may lack: Debian's sbin, Homebrew on both kinds of Mac. */
export const SEARCH_PATH = [
  ...new Set([
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...['/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin', '/opt/homebrew/sbin'],
  ]),
];

/** The path of a program, or null. Never runs it. */
export function findCommand(name) {
  return SEARCH_PATH.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
