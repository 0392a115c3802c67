import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../../src/adapters/actions/create-log.js';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { writeOrWarn } from '../../../src/adapters/actions/write-or-warn.js';
import { writeResults } from '../../../src/write-results.js';
import { readCommandFile } from '../../support/action/command-file.js';
import { makeReport } from '../../unit/summary/make-report.js';
import { openRunnerFiles, type RunnerFiles } from './runner-files.js';

const masker = createMasker(['s3cret-word']);
const log = createLog(masker);
const report = makeReport({ outcome: 'failed', reason: 'It failed.', diagnoses: [] });
let runner: RunnerFiles;
beforeEach(() => {
  runner = openRunnerFiles();
});
afterEach(() => {
  runner.close();
});

const leave = (): void => {
  writeResults({ report, detail: 'full', masker, log });
};
const outputs = (): Readonly<Record<string, string>> =>
  readCommandFile(join(runner.directory, 'GITHUB_OUTPUT'));
const warnings = (): readonly string[] =>
  runner
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('Warning:'));
const missing = (): string => join(runner.directory, 'missing', 'file');

test('where everything can be written, nothing is said about it', () => {
  leave();
  expect(warnings()).toEqual([]);
  expect(outputs()).toMatchObject({ outcome: 'failed' });
  expect(existsSync(outputs()['report'] ?? '')).toBe(true);
  expect(runner.read('GITHUB_STEP_SUMMARY')).toContain('It failed.');
  expect(runner.printed()).toContain('::error title=');
});

test('a summary that cannot be written is one line in the log', () => {
  process.env['GITHUB_STEP_SUMMARY'] = missing();
  leave();
  expect(warnings()).toEqual(['Warning: The job summary could not be written (ENOENT).']);
  expect(existsSync(outputs()['report'] ?? '')).toBe(true);
  expect(runner.printed()).toContain('::error title=');
});

test('a report file that cannot be written leaves its output empty, and the rest complete', () => {
  process.env['RUNNER_TEMP'] = missing();
  leave();
  expect(warnings()).toEqual(['Warning: The report file could not be written (ENOENT).']);
  expect(outputs()).toMatchObject({ outcome: 'failed', report: '' });
  expect(runner.read('GITHUB_STEP_SUMMARY')).toContain('It failed.');
});

test('outputs that cannot be written leave report, summary and annotation', () => {
  // A folder stands where the file should be: it exists, and appending to it fails, for root too.
  process.env['GITHUB_OUTPUT'] = runner.directory;
  leave();
  expect(warnings()).toEqual([
    'Warning: The outputs of the step could not be written (EISDIR).',
    'Warning: The output report could not be written (EISDIR).',
  ]);
  expect(runner.read('GITHUB_STEP_SUMMARY')).toContain('It failed.');
  expect(runner.printed()).toContain('::error title=');
});

test('the outcome is the first output', () => {
  leave();
  expect(runner.read('GITHUB_OUTPUT')).toMatch(/^outcome<</);
});

test('an error without a code is named by its message, masked', () => {
  const failing = (): never => {
    throw new Error('no s3cret-word');
  };
  expect(writeOrWarn('The annotation', log, failing)).toBeNull();
  expect(warnings()).toEqual(['Warning: The annotation could not be written (no ***).']);
});
