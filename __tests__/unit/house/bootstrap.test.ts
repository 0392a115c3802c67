import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const MANAGERS = ['apt-get', 'brew', 'npm', 'pip', 'sudo'];
const NOTHING_DUE = JSON.stringify({ packages: {} });

/** A checkout that needs no packages, and a folder of programs that comes first on PATH: servers, and package managers that record their calls. */
let checkout = '';
let programs = '';
let calls = '';

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  cpSync('script', join(checkout, 'script'), { recursive: true });
  mkdirSync(join(checkout, 'node_modules'));
  for (const path of ['package-lock.json', 'node_modules/.package-lock.json']) {
    writeFileSync(join(checkout, path), NOTHING_DUE);
  }
  programs = join(checkout, 'programs');
  mkdirSync(programs);
  calls = join(checkout, 'calls');
  for (const name of ['redis-server', 'rabbitmq-server', 'python-with-celery']) write(name, 'exit 0');
  for (const name of MANAGERS) write(name, `echo "$(basename "$0") $*" >>'${calls}'; exit 1`);
  write('node-24', 'echo v24.1.0');
  write('node-20', 'echo v20.20.2');
});

afterEach(() => {
  rmSync(checkout, { recursive: true });
});

function write(name: string, lines: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(programs, name), 0o755);
}

function bootstrap(args: readonly string[], actionNode = 'node-24') {
  const env = {
    PATH: `${programs}:${process.env['PATH'] ?? ''}`,
    ACTION_NODE: join(programs, actionNode),
    CELERY_PYTHON: join(programs, 'python-with-celery'),
  };
  const script = join(checkout, 'script/bootstrap.mjs');
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

/** Prints a variable of the environment that bootstrap makes. */
function ask(name: string): string[] {
  return ['--', process.execPath, '-p', `process.env.${name}`];
}

function readCalls(): string {
  return existsSync(calls) ? readFileSync(calls, 'utf8') : '';
}

describe('bootstrap', () => {
  test.each(['demo', 'test'])('%s: where nothing is missing, no package manager is called', (purpose) => {
    const run = bootstrap([purpose, ...ask('CELERY_PYTHON')]);
    expect(run).toMatchObject({ status: 0, stdout: `${join(programs, 'python-with-celery')}\n`, stderr: '' });
    expect(readCalls()).toBe('');
  });

  test('a Python without Django is enough for the demo, and not for the tests', () => {
    write('python-with-celery', 'case "$*" in *django*) exit 1;; esac');
    expect(bootstrap(['demo', ...ask('CELERY_PYTHON')]).stdout).toContain('python-with-celery');
    expect(bootstrap(['test', ...ask('CELERY_PYTHON')]).stdout).not.toContain('python-with-celery');
  });

  test('exits with the exit code of its command', () => {
    expect(bootstrap(['demo', '--', process.execPath, '-e', 'process.exit(3)']).status).toBe(3);
  });

  test('prints its usage', () => {
    expect(bootstrap(['lunch'])).toMatchObject({
      status: 1,
      stderr: 'Usage: node script/bootstrap.mjs demo|test [-- COMMAND ARG…]\n',
    });
  });
});

/** An npm that installs a Node which prints this version; by default the one that it was asked for. */
function writeNpm(version = '${spec##*@}'): void {
  const [folder, program] = ['"$3/node_modules/.bin"', '"$3/node_modules/.bin/node"'];
  write(
    'npm',
    `echo "npm $1" >>'${calls}'; for spec; do :; done; mkdir -p ${folder}
echo "#!/bin/sh\necho v${version}" >${program}; chmod +x ${program}`,
  );
}

describe('the Node that runs the action', () => {
  test('is ACTION_NODE when that is a Node 24', () => {
    expect(bootstrap(['demo', ...ask('ACTION_NODE')]).stdout).toBe(`${join(programs, 'node-24')}\n`);
  });

  test.each(['node-20', 'no-such-program'])('is installed once below .cache instead of %s', (actionNode) => {
    writeNpm();
    const program = join(checkout, '.cache/node24/node_modules/.bin/node');
    expect(bootstrap(['demo', ...ask('ACTION_NODE')], actionNode).stdout).toContain(`\n${program}\n`);
    expect(bootstrap(['test', ...ask('ACTION_NODE')], actionNode).stdout).toBe(`${program}\n`);
    expect(readCalls()).toBe('npm install\n');
    expect(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout).toMatch(/^v24\.\d+\.\d+\n$/);
    expect(existsSync(join(checkout, 'node_modules/.bin'))).toBe(false);
  });

  test('is replaced when another version is installed', () => {
    writeNpm();
    const folder = join(checkout, '.cache/node24/node_modules/.bin');
    mkdirSync(folder, { recursive: true });
    cpSync(join(programs, 'node-24'), join(folder, 'node'));
    expect(bootstrap(['demo'], 'node-20').status).toBe(0);
    expect(readCalls()).toBe('npm install\n');
    expect(readFileSync(join(folder, 'node'), 'utf8')).not.toContain('v24.1.0');
  });

  test.each([
    ['npm fails', null, /npm could not install node-\S+@24\S+; .* set ACTION_NODE to the path/],
    [
      'what npm installs is another version',
      '24.0.99',
      /does not run here \(v24\.0\.99\)\. .* set ACTION_NODE/,
    ],
  ])('when %s, the error says what to do and nothing is left behind', (_, version, message) => {
    if (version !== null) writeNpm(version);
    const run = bootstrap(['demo'], 'node-20');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(message);
    expect(readdirSync(join(checkout, '.cache'))).toEqual([]);
  });
});
