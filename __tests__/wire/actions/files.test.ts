import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { setOutputs, setReportOutput } from '../../../src/adapters/actions/set-outputs.js';
import { writeReport } from '../../../src/adapters/actions/write-report.js';
import { writeSummary } from '../../../src/adapters/actions/write-summary.js';
import { readCommandFile } from '../../support/action/command-file.js';
import { makeReport } from '../../unit/summary/make-report.js';
import { openRunnerFiles, type RunnerFiles } from './runner-files.js';

const masker = createMasker(['s3cret-word']);
let runner: RunnerFiles;
beforeEach(() => {
  runner = openRunnerFiles();
});
afterEach(() => {
  runner.close();
});

test('the summary is appended, masked', () => {
  writeSummary('# one s3cret-word', masker);
  writeSummary('# two', masker);
  expect(runner.read('GITHUB_STEP_SUMMARY')).toBe('# one ***\n# two\n');
});

test('without a summary file nothing is written, and that is no error', () => {
  delete process.env['GITHUB_STEP_SUMMARY'];
  expect(() => {
    writeSummary('# one', masker);
  }).not.toThrow();
});

test('a page over the limit of GitHub is cut at a line and says so', () => {
  writeSummary(`${'ä'.repeat(99)}\n`.repeat(8_000), masker);
  const page = runner.read('GITHUB_STEP_SUMMARY');
  expect(Buffer.byteLength(page)).toBeLessThan(901_000);
  expect(page).toMatch(/ä\n\n_The page is cut here: GitHub accepts no more than 1 MiB\._\n\n$/);
});

test('the report is one file per run, readable by its owner only, and masked', () => {
  const path = writeReport(makeReport({ reason: 'password s3cret-word was wrong' }), masker);
  expect(path.startsWith(runner.directory)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    version: 1,
    reason: 'password *** was wrong',
  });
  expect(writeReport(makeReport({ startedAtMs: 5 }), masker)).not.toBe(path);
});

test('all outputs are set, empty where there is no value', () => {
  const row = {
    node: 'celery@a',
    taskArn: null,
    side: 'old',
    queues: ['q'],
    state: 'idle',
    idleAfterMs: 1,
  } as const;
  const report = makeReport({
    outcome: 'rolled-back',
    previousTaskDefinitionArn: null,
    drain: {
      mode: 'before',
      why: '',
      jobsLeft: [],
      endedJobs: [],
      etaJobs: { awaitedCount: 0, otherCount: 0, others: [] },
      rows: [
        { ...row, jobsAtStart: 2, jobsLeft: 0, ending: 'restored' },
        { ...row, node: 'celery@s3cret-word', jobsAtStart: 0, jobsLeft: 0, ending: 'replaced' },
        { ...row, node: 'celery@c', jobsAtStart: 0, jobsLeft: 0, ending: 'untouched' },
      ],
    },
    diagnoses: [{ id: 'bad-port', severity: 'cause', what: '', why: '', fix: '', evidence: [] }],
  });
  setOutputs(report, masker);
  setReportOutput('/r.json');
  const { 'drained-workers': drained, ...outputs } = readCommandFile(join(runner.directory, 'GITHUB_OUTPUT'));
  expect(outputs).toEqual({
    outcome: 'rolled-back',
    cause: 'bad-port',
    'task-definition-arn': report.taskDefinitionArn,
    'previous-task-definition-arn': '',
    'serving-task-definition-arn': report.serving.taskDefinitionArn,
    'deployment-id': 'ecs-svc/1234567890123456789',
    report: '/r.json',
  });
  expect(JSON.parse(drained ?? '')).toEqual([
    {
      node: 'celery@a',
      taskArn: null,
      side: 'old',
      queues: ['q'],
      jobsAtStart: 2,
      jobsLeft: 0,
      ending: 'restored',
    },
    {
      node: 'celery@***',
      taskArn: null,
      side: 'old',
      queues: ['q'],
      jobsAtStart: 0,
      jobsLeft: 0,
      ending: 'replaced',
    },
  ]);
});
