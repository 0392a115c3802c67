/** Writes dist/: one bundle by ncc, which checks the types of src on the way, and post.js beside it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const fresh = join(root, '.cache', `dist-${process.pid}`);
const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
const POST = "process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');\n";

try {
  mkdirSync(fresh, { recursive: true });
  const args = [ncc, 'build', 'src/index.ts', '-o', fresh, '--license', 'licenses.txt', '--quiet'];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  writeFileSync(join(fresh, 'post.js'), POST);
  // Only now: a failed build leaves the last good one, and ncc never removes a chunk that it no longer writes.
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
