/**
 * `npm test`: sets the machine up, builds, runs every test (or only what the arguments select, which go to jest), and
 * prints `N passed, N failed` as its last line.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bootstrap } from './bootstrap.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = `${ROOT}.cache/jest-results-${process.pid}.json`;
const LIMIT_MS = 40 * 60_000;
const QUICK = ['--selectProjects', 'unit', 'wire', 'simulator', '--maxWorkers', '2'];
const REAL = ['--selectProjects', 'integration', 'e2e', '--maxWorkers', '2']; // servers of their own, mostly waiting

function main(args) {
  const env = bootstrap('test');
  const build = spawnSync(process.execPath, ['script/build.mjs'], { cwd: ROOT, stdio: 'inherit', env });
  if (build.status !== 0) return { passed: 0, failed: 1 };
  const runs = args.length > 0 ? [[...args, '--runInBand']] : [QUICK, REAL];
  const counts = runs.map((run) => countTests(run, env));
  return { passed: sum(counts, 'passed'), failed: sum(counts, 'failed') };
}

/** A run that failed without a failed test, such as one that had to be stopped, counts as one failed. */
function countTests(args, env) {
  mkdirSync(`${ROOT}.cache`, { recursive: true });
  rmSync(RESULTS, { force: true });
  const jest = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${RESULTS}`,
  ];
  // jest's report goes to stderr; with --json, stdout repeats the result file
  const stdio = ['inherit', 'ignore', 'inherit'];
  const { status } = spawnSync(process.execPath, [...jest, ...args], {
    cwd: ROOT,
    stdio,
    env,
    timeout: LIMIT_MS,
  });
  const { passed, failed } = readCounts();
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function readCounts() {
  try {
    const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(RESULTS, { force: true });
  }
}

const sum = (counts, key) => counts.reduce((total, count) => total + count[key], 0);

let result = { passed: 0, failed: 1 };
try {
  result = main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exitCode = result.failed === 0 && result.passed > 0 ? 0 : 1;
