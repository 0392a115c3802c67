import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RefusedError } from '../../../src/errors.js';
import { INPUT_DEFAULTS, INPUT_NAMES, parseInputs } from '../../../src/inputs.js';
import { describeAnnotation } from '../../../src/summary/describe-annotation.js';
import { renderSummary } from '../../../src/summary/render-summary.js';
import { makeReport } from '../summary/make-report.js';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { readGivenInputs } from '../../../src/adapters/actions/read-given-inputs.js';
import { findSecrets } from '../../../src/adapters/actions/find-secrets.js';

const HARD = 'p@ss/w+rd%25:x y"ü';

/** Apart from the rest, so that no scanner takes the made-up tokens for real ones. */
const GITHUB = 'ghp_';
const AWS = 'AKIA';

type Given = Readonly<Record<string, string>>;
const find = (given: Given): readonly string[] => findSecrets((name) => given[name] ?? '', INPUT_NAMES);

describe('findSecrets', () => {
  test.each([
    ['redis://:s3cret-word@host:6379/0', 's3cret-word'],
    ['amqps://user:p%40ss%2Fword@host/vhost', 'p%40ss%2Fword'],
    ['amqp://user:p@ss/w?rd@host/vhost', 'p@ss/w?rd'],
    ['sentinel://:one-word@a:26379;sentinel://:two-words@b:26379', 'two-words'],
    ['redis://host/0?password=query-word', 'query-word'],
  ])('finds the password in %s, whichever input has it', (url, password) => {
    for (const name of INPUT_NAMES) expect(find({ [name]: url })).toContain(password);
  });

  test('a URL without a password holds no secret', () => {
    const given = {
      'broker-url': 'redis://redis.internal:6379/0',
      'broker-transport-options': '{"master_name":"main"}',
    };
    expect(find(given)).toEqual([]);
  });

  test('finds passwords in the transport options at any depth, and in options that are no JSON', () => {
    const options = JSON.stringify({
      sentinel_kwargs: { password: 'deep-word' },
      list: [{ auth_token: 12345 }],
    });
    expect(find({ 'broker-transport-options': options })).toEqual(['deep-word', '12345']);
    expect(find({ 'broker-transport-options': "{'password': 'python-word'}" })).toEqual(['python-word']);
  });

  test.each<[string, Given, string]>([
    ['a password by its name', { service: 'password=geheim-4711' }, 'geheim-4711'],
    [
      'the options of the broker',
      { 'drain-queues': '{"sentinel_kwargs": {"password": "geheim"}}' },
      'geheim',
    ],
    [
      'a token',
      { cluster: `${GITHUB}16C7e42F292c6912E7710c838347Ae178B4a` },
      `${GITHUB}16C7e42F292c6912E7710c838347Ae178B4a`,
    ],
    ['a key of AWS', { 'task-definition': `${AWS}IOSFODNN7EXAMPLE` }, `${AWS}IOSFODNN7EXAMPLE`],
    ['a URL as the image of a container', { image: 'web=redis://:geheim-4711@host:6379/0' }, 'geheim-4711'],
    ['an assignment as an image', { image: 'web=shop:1\nDB_PWD=geheim-4711' }, 'geheim-4711'],
  ])('finds %s in the wrong input', (_what, given, secret) => {
    expect(find(given)).toContain(secret);
  });

  test('finds nothing in inputs as they should be', () => {
    const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    const given = {
      ...INPUT_DEFAULTS,
      cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod',
      service: 'token-service',
      'task-definition': 'deploy/secret-key-rotation/task-definition.json',
      image: `token=123456789012.dkr.ecr.eu-west-1.amazonaws.com/token@sha256:${digest}\nauth-token=nginx:1.27.3`,
      'drain-workers': 'celery@{web,token}-*\nmonkey@ip-10-0-*',
      'drain-queues': 'celery, password-reset, api-key-rotation',
    };
    expect(find(given)).toEqual([]);
  });
});

test('what is given in the wrong input is hidden wherever it is shown: page, annotation, report, refusal', () => {
  const password = 'geheim/47@11';
  const long = `${'x'.repeat(70)} token=geheim-0815-geheim`;
  const inputs: Given = {
    cluster: `redis://:${password}@host:6379/0`,
    service: long,
    'drain-workers': `${'y'.repeat(210)} ${long}`,
  };
  const read = (name: string): string => inputs[name] ?? '';
  const { mask, maskDeep } = createMasker(findSecrets(read, INPUT_NAMES));
  const masked = (name: string): string => mask(read(name));
  const refusal = findRefusal(read);
  const report = maskDeep(
    makeReport({
      cluster: read('cluster'),
      service: read('service'),
      outcome: 'refused',
      reason: refusal.message,
      refusals: refusal.problems,
      settings: readGivenInputs(masked, INPUT_DEFAULTS),
    }),
  );
  const shown = [renderSummary(report, 'full'), JSON.stringify([report, describeAnnotation(report)])].join(
    '\n',
  );
  expect(refusal.problems.join()).toMatch(/cluster: a URL with credentials/);
  expect(shown).toContain('redis://:***@host');
  expect(shown).not.toContain('geh');
});

function findRefusal(read: (name: string) => string): RefusedError {
  try {
    parseInputs(read);
  } catch (error) {
    if (error instanceof RefusedError) return error;
  }
  throw new Error('The inputs were not refused.');
}

describe('createMasker', () => {
  const { mask, maskDeep } = createMasker([HARD]);

  test.each([
    ['raw', HARD],
    ['URL-encoded', encodeURIComponent(HARD)],
    ['URL-encoded in lower case', encodeURIComponent(HARD).replace(/%../g, (escape) => escape.toLowerCase())],
    ['within JSON', JSON.stringify(HARD).slice(1, -1)],
  ])('hides a secret that is %s', (_form, text) => {
    expect(mask(`before ${text} after`)).toBe('before *** after');
  });

  test('hides the decoded form of a secret that was given encoded', () => {
    expect(createMasker(['p%40ss%2Fword']).mask('it is p@ss/word')).toBe('it is ***');
  });

  test.each([0, 1, 2])('hides a secret within base64 after %d bytes', (before) => {
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${'u'.repeat(before)}${HARD}:more`).toString(encoding);
      const shown = Buffer.from(mask(text).replaceAll('***', ''), encoding).toString('latin1');
      expect(mask(text)).toContain('***');
      expect(shown).not.toContain(HARD.slice(0, 4));
    }
  });

  test('no neighbours in base64 can reveal a secret', () => {
    const printable = fc.string({ minLength: 6, maxLength: 40 }).filter((text) => text.trim().length >= 6);
    fc.assert(
      fc.property(printable, fc.string(), fc.string(), (secret, before, after) => {
        const masked = createMasker([secret]).mask(Buffer.from(before + secret + after).toString('base64'));
        return masked.includes('***');
      }),
    );
  });

  test('hides it in every text of a value, and leaves the rest as it is', () => {
    const value = { a: [`x${HARD}`, 1, null, true], b: { c: HARD }, d: 'open' };
    expect(maskDeep(value)).toEqual({ a: ['x***', 1, null, true], b: { c: '***' }, d: 'open' });
  });

  test.each(['guest', 'REDIS', 'password', 'abc', ''])(
    'leaves %j alone: it is everywhere and protects nothing',
    (text) => {
      expect(createMasker([text]).mask(`redis guest password abc ${text}`)).toBe(
        `redis guest password abc ${text}`,
      );
    },
  );

  test('each line of a secret of several lines is hidden', () => {
    expect(createMasker(['first-line\nsecond-line']).mask('see second-line')).toBe('see ***');
  });

  test('of two secrets the longer is hidden as a whole', () => {
    expect(createMasker(['long-secret', 'long-secret-of-two']).mask('long-secret-of-two')).toBe('***');
  });
});
