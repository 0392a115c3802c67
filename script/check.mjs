/** `npm run check`: everything that must pass before a commit; stops at the first failure. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isDistCurrent } from './is-dist-current.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STEPS = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  'unit tests': ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit'],
  build: ['script/build.mjs'],
};

function check() {
  for (const [name, args] of Object.entries(STEPS)) {
    console.log(`check: ${name}`);
    if (spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status !== 0) return name;
  }
  console.log('check: dist is current');
  return isDistCurrent(ROOT) ? null : 'dist is current (commit what the build wrote)';
}

const failed = check();
console.log(failed === null ? 'check: passed' : `check: failed at ${failed}`);
process.exitCode = failed === null ? 0 : 1;
