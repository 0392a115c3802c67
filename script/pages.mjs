/**
 * `npm run pages`: plays every scene again and writes the golden journals and pages of the summary, so that git diff shows
 * what a change did to them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit'];
const { status } = spawnSync(process.execPath, [...jest, '--testPathPatterns', 'unit/summary/cases'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  stdio: 'inherit',
  env: { ...process.env, UPDATE: '1' },
});
process.exitCode = status ?? 1;
