import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const MANAGERS = ['apt-get', 'brew', 'npm', 'pip', 'sudo'];

/** A folder of programs that comes first on PATH: servers that are there, and package managers that tell on us. */
let programs = '';
let calls = '';

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  calls = join(programs, 'calls');
  for (const name of ['redis-server', 'rabbitmq-server', 'python-with-celery']) write(name, 'exit 0');
  for (const name of MANAGERS) write(name, `echo "$0 $*" >>'${calls}'; exit 1`);
});

afterEach(() => {
  rmSync(programs, { recursive: true });
});

function write(name: string, line: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\n${line}\n`);
  chmodSync(join(programs, name), 0o755);
}

function bootstrap(...args: string[]) {
  const env = {
    PATH: `${programs}:${process.env['PATH'] ?? ''}`,
    CELERY_PYTHON: join(programs, 'python-with-celery'),
  };
  return spawnSync(process.execPath, ['script/bootstrap.mjs', ...args], { env, encoding: 'utf8' });
}

describe('bootstrap', () => {
  test.each(['demo', 'test'])('%s: where everything is there, no package manager is called', (purpose) => {
    const run = bootstrap(purpose, '--', process.execPath, '-p', 'process.env.CELERY_PYTHON');
    expect(run).toMatchObject({ status: 0, stdout: `${join(programs, 'python-with-celery')}\n`, stderr: '' });
    expect(existsSync(calls) ? readFileSync(calls, 'utf8') : '').toBe('');
  });

  test('a Python without Django serves the demo, and not the tests', () => {
    write('python-with-celery', 'case "$*" in *django*) exit 1;; esac');
    const ask = ['--', process.execPath, '-p', 'process.env.CELERY_PYTHON'];
    expect(bootstrap('demo', ...ask).stdout).toBe(`${join(programs, 'python-with-celery')}\n`);
    expect(bootstrap('test', ...ask).stdout).not.toContain('python-with-celery');
  });

  test('ends as the command that it runs ends', () => {
    expect(bootstrap('demo', '--', process.execPath, '-e', 'process.exit(3)').status).toBe(3);
  });

  test('says how it is called', () => {
    expect(bootstrap('lunch')).toMatchObject({
      status: 1,
      stderr: 'Usage: node script/bootstrap.mjs demo|test [-- COMMAND ARG…]\n',
    });
  });
});
