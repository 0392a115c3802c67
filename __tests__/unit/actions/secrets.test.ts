import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMasker } from '../../../src/adapters/actions/create-masker.js';
import { findSecrets } from '../../../src/adapters/actions/find-secrets.js';

const HARD = 'p@ss/w+rd%25:x y"ü';

describe('findSecrets', () => {
  test.each([
    ['redis://:s3cret-word@host:6379/0', 's3cret-word'],
    ['amqps://user:p%40ss%2Fword@host/vhost', 'p%40ss%2Fword'],
    ['amqp://user:p@ss/w?rd@host/vhost', 'p@ss/w?rd'],
    ['sentinel://:one-word@a:26379;sentinel://:two-words@b:26379', 'two-words'],
    ['redis://host/0?password=query-word', 'query-word'],
  ])('finds the password in %s', (url, password) => {
    expect(findSecrets(url, '')).toContain(password);
  });

  test('a URL without a password holds no secret', () => {
    expect(findSecrets('redis://redis.internal:6379/0', '{"master_name":"main"}')).toEqual([]);
  });

  test('finds passwords in the transport options at any depth, and in options that are no JSON', () => {
    const options = JSON.stringify({
      sentinel_kwargs: { password: 'deep-word' },
      list: [{ auth_token: 12345 }],
    });
    expect(findSecrets('', options)).toEqual(['deep-word', '12345']);
    expect(findSecrets('', "{'password': 'python-word'}")).toEqual(['python-word']);
  });
});

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
