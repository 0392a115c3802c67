import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createUndoStore } from '../../../src/adapters/actions/create-undo-store.js';
import type { UndoRecord } from '../../../src/model/undo-record.js';
import { readCommandFile } from '../../support/action/command-file.js';
import { openRunnerFiles, type RunnerFiles } from './runner-files.js';

const RECORD: UndoRecord = {
  version: 1,
  cluster: 'prod',
  service: 'worker',
  status: 'open',
  previous: {
    deploymentId: 'ecs-svc/1',
    taskDefinitionArn: 'arn:td:1',
    completed: true,
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
  },
  registeredTaskDefinitionArn: null,
  workers: [],
  protections: [],
  expectedQueues: [],
  update: null,
  rollbackRequested: false,
};

let runner: RunnerFiles;
let debugged: string[];
beforeEach(() => {
  runner = openRunnerFiles();
  debugged = [];
});
afterEach(() => {
  runner.close();
});

const open = (service = 'worker') =>
  createUndoStore({ cluster: 'prod', service, log: { debug: (line) => void debugged.push(line) } });
const files = (): string[] =>
  readdirSync(runner.directory).filter((name) => name.startsWith('ecs-handover-'));

test('the next step of the job finds the newest record, another service finds none', () => {
  open().write(RECORD);
  open().write({ ...RECORD, status: 'closed' });
  expect(open().read()).toEqual({ ...RECORD, status: 'closed' });
  expect(open('web').read()).toBeNull();
});

test('only the owner can read the file, and no draft is left', () => {
  open().write(RECORD);
  expect(files()).toHaveLength(1);
  expect(statSync(join(runner.directory, files()[0] ?? '')).mode & 0o777).toBe(0o600);
});

test('the post step reads the state where the file is gone', () => {
  open().write(RECORD);
  const state = readCommandFile(join(runner.directory, 'GITHUB_STATE'));
  process.env['RUNNER_TEMP'] = join(runner.directory, 'another');
  expect(open().read()).toBeNull();
  process.env['STATE_undo'] = state['undo'];
  expect(open().read()).toEqual(RECORD);
});

test('a file that is no record is ignored with a line in the debug log, and the state counts', () => {
  open().write(RECORD);
  writeFileSync(join(runner.directory, files()[0] ?? ''), '{"version":1,');
  expect(open().read()).toBeNull();
  expect(debugged).toHaveLength(1);
  process.env['STATE_undo'] = JSON.stringify(RECORD);
  expect(open().read()).toEqual(RECORD);
});

test('a record that cannot be kept is an error, so that nothing is silenced without one', () => {
  process.env['RUNNER_TEMP'] = join(runner.directory, 'missing');
  expect(() => {
    open().write(RECORD);
  }).toThrow('ENOENT');
});
