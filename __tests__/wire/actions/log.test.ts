import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { annotate } from '../../../src/adapters/actions/annotate.js';
import { createLog } from '../../../src/adapters/actions/create-log.js';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { maskSecrets } from '../../../src/adapters/actions/mask-secrets.js';
import { readInput } from '../../../src/adapters/actions/read-input.js';
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

test('a group ends before the next one begins, since the runner does not nest groups', () => {
  const log = createLog(masker);
  log.group('one');
  log.group('two\n::error::x');
  log.endGroup();
  log.endGroup();
  expect(runner.printed()).toBe('::group::one\n::endgroup::\n::group::two ::error::x\n::endgroup::\n');
});

test('the runner hides every form of a secret, and nothing of a word that everybody knows', () => {
  maskSecrets(['p@ss-word', 'guest']);
  const lines = runner.printed().trimEnd().split('\n');
  expect(lines).toContain('::add-mask::p@ss-word');
  expect(lines).toContain('::add-mask::p%2540ss-word');
  expect(lines).toContain(`::add-mask::${Buffer.from('p@ss-word').toString('base64')}`);
  expect(lines.join()).not.toContain('guest');
});

test('an annotation is one line of the runner, masked', () => {
  annotate(
    { kind: 'error', title: 'worker: refused', message: 'broker-url: wrong s3cret-word\n::error::x' },
    masker,
  );
  expect(runner.printed()).toBe('::error title=worker%3A refused::broker-url: wrong ***%0A::error::x\n');
});

test('a warning is one too; without anything to say there is none', () => {
  annotate(null, masker);
  expect(runner.printed()).toBe('');
  annotate({ kind: 'warning', title: 'worker', message: 'one\ntwo' }, masker);
  expect(runner.printed()).toBe('::warning title=worker::one%0Atwo\n');
});

test('a long message is cut, since the runner would cut it', () => {
  annotate({ kind: 'error', title: 't', message: 'x'.repeat(9_000) }, masker);
  expect(runner.printed()).toBe(`::error title=t::${'x'.repeat(4_000)}…\n`);
});

test('inputs keep their hyphens in the environment', () => {
  process.env['INPUT_BROKER-URL'] = ' redis://host ';
  expect([readInput('broker-url'), readInput('image')]).toEqual(['redis://host', '']);
});
