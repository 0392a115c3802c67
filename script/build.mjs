/** Writes dist/: one bundle by ncc, which checks the types of src on the way, and post.js beside it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findUnlicensed } from './find-unlicensed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const output = join(root, '.cache', `dist-${process.pid}`);
const stats = `${output}-stats.json`;
const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
const POST = "process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');\n";

function bundle() {
  const options = ['-o', output, '--license', 'licenses.txt', '--stats-out', stats, '--quiet'];
  execFileSync(process.execPath, [ncc, 'build', 'src/index.ts', ...options], { cwd: root, stdio: 'inherit' });
  const licences = readFileSync(join(output, 'licenses.txt'), 'utf8');
  const missing = findUnlicensed(JSON.parse(readFileSync(stats, 'utf8')), licences);
  if (missing.length > 0) throw new Error(`licenses.txt does not name ${missing.join(', ')}.`);
  writeFileSync(join(output, 'post.js'), POST);
}

try {
  mkdirSync(output, { recursive: true });
  bundle();
  // Only now, so that a failed build leaves the last good one; ncc never removes a chunk that it no longer writes.
  rmSync(dist, { recursive: true, force: true });
  renameSync(output, dist);
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(output, { recursive: true, force: true });
  rmSync(stats, { force: true });
}
