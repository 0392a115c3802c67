/** Writes dist/: the types of src checked, one bundle by ncc, and post.js beside it. */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const POST = "process.env['ECS_HANDOVER_STEP'] = 'post'; await import('./index.js');\n";

/** Runs a package's command line with this Node. */
function run(script, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

try {
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
  rmSync(dist, { recursive: true, force: true }); // ncc never removes a chunk that it no longer writes
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    ...'build src/index.ts -o dist --license licenses.txt --transpile-only --quiet'.split(' '),
  );
  writeFileSync(join(dist, 'post.js'), POST);
} catch (error) {
  process.exitCode = 1;
  console.error(`The build failed: ${error.message}`);
}
