import { readFileSync } from 'node:fs';

/**
 * Reads a file that a step wrote for the runner (GITHUB_OUTPUT, GITHUB_STATE): `name=value` lines and
 * `name<<DELIMITER` blocks. A file that breaks off in the middle of a block ends there, as the step may be killed.
 */
export function readCommandFile(path: string): Record<string, string> {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const values: Record<string, string> = {};
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2] ?? '', at + 1);
      if (end < 0) break;
      values[block[1] ?? ''] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return values;
}
