import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { annotate } from '../../../src/adapters/actions/annotate.js';
import { createLog } from '../../../src/adapters/actions/create-log.js';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { maskSecrets } from '../../../src/adapters/actions/mask-secrets.js';
import { readInput } from '../../../src/adapters/actions/read-input.js';
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

test('lines are masked and hold no command', () => {
  const log = createLog(masker);
  log.info('::error::s3cret-word\nnext');
  log.warn('::error::boo');
  log.debug('one\ntwo s3cret-word');
  expect(runner.printed()).toBe(': :error::*** next\nWarning: ::error::boo\n::debug::one two ***\n');
});

test('a group ends before the next one begins, since the runner knows none within another', () => {
  const log = createLog(masker);
  log.group('one');
  log.group('two\n::error::x');
  log.endGroup();
  log.endGroup();
  expect(runner.printed()).toBe('::group::one\n::endgroup::\n::group::two ::error::x\n::endgroup::\n');
});

test('the runner is told every form of a secret, and nothing of a word that everybody knows', () => {
  maskSecrets(['p@ss-word', 'guest']);
  const lines = runner.printed().trimEnd().split('\n');
  expect(lines).toContain('::add-mask::p@ss-word');
  expect(lines).toContain('::add-mask::p%2540ss-word');
  expect(lines).toContain(`::add-mask::${Buffer.from('p@ss-word').toString('base64')}`);
  expect(lines.join()).not.toContain('guest');
});

test('a failing outcome is one error annotation, masked, with every reason to refuse', () => {
  const refusals = ['broker-url: wrong s3cret-word', 'service: none'];
  annotate(
    makeReport({ outcome: 'refused', reason: 'Two inputs are wrong.', refusals, warnings: ['w'] }),
    masker,
  );
  expect(runner.printed()).toBe(
    '::error title=worker%3A refused::Two inputs are wrong.%0Abroker-url: wrong ***%0Aservice: none\n',
  );
});

test('a passing outcome with warnings is one warning annotation, without any it is none', () => {
  annotate(makeReport(), masker);
  expect(runner.printed()).toBe('');
  annotate(makeReport({ warnings: ['one', 'two'] }), masker);
  expect(runner.printed()).toBe('::warning title=worker%3A succeeded::one%0Atwo\n');
});

test('inputs keep their hyphens in the environment', () => {
  process.env['INPUT_BROKER-URL'] = ' redis://host ';
  expect([readInput('broker-url'), readInput('image')]).toEqual(['redis://host', '']);
});
