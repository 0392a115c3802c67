import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkBrokerUrl } from '../../../src/inputs/check-broker-url.js';
import { parseTransportOptions } from '../../../src/inputs/parse-transport-options.js';

const parse = (text: string) => checkBrokerUrl('broker-url', text);

describe('checkBrokerUrl', () => {
  test.each([
    'redis://h',
    'redis://:p%40w@h:6379/0',
    'rediss://user:pw@h:6380/1?ssl_cert_reqs=none',
    'sentinel://h1:26379/0;sentinel://h2:26379/0',
    'amqp://u:p@h:5672//',
    'amqps://u:p@h/vhost',
    'pyamqp://u:p@h//',
    'librabbitmq://h//',
    'REDIS://h',
    'amqp://u:p@a//;amqps://u:p@b//',
  ])('accepts %s', (url) => {
    expect(parse(url)).toEqual({ value: url });
  });

  test.each([
    ['sqs://key:s3cret@', 'broker-url: sqs:// is not accepted: Celery has no remote control on this broker'],
    ['kafka://u:s3cret@h', 'broker-url: kafka:// is not accepted: this broker is not supported.'],
    ['constructor://u:s3cret@h', 'broker-url: constructor:// is not accepted: this broker is not supported.'],
    ['redis+socket:///s3cret.sock', 'broker-url: redis+socket:// is not accepted: a Unix socket'],
    ['s3cret-host:6379', 'broker-url: it does not start with a scheme'],
    ['redis://:s3/cret@h:6379/0', 'broker-url: the redis:// URL cannot be read; percent-encode'],
    ['redis://:s3cret@/0', 'broker-url: the redis:// URL'],
    ['amqp://u:s3cret@h:99999//', 'broker-url: the amqp:// URL cannot be read: its port is not a number'],
    ['redis://h:s3c/0', 'broker-url: the redis:// URL cannot be read: its port is not a number'],
    ['redis://:s3cret;s3@h/0', 'broker-url: the redis:// URL cannot be read: its port is not a number'],
    ['redis://:s3 cret@h/0', 'broker-url: the redis:// URL cannot be read; percent-encode'],
    ['redis://:s3cret@h/0;', 'broker-url: it does not start with a scheme'],
    ['redis://:s3cret@h/0;amqp://h//', 'broker-url: it mixes redis and amqp URLs'],
  ])('refuses %s and says why', (url, start) => {
    const parsed = parse(url);
    const problem = 'problem' in parsed ? parsed.problem : '';
    expect(problem.startsWith(start)).toBe(true);
    expect(problem).not.toMatch(/s3|cret/);
  });

  test('no problem ever holds a password', () => {
    const password = fc
      .string({
        minLength: 6,
        unit: fc.constantFrom('X', '0', '@', '/', '+', '%', '#', '?', ';', ':', ' ', '[', ']'),
      })
      .map((s) => `QQQ${s}QQQ`);
    const scheme = fc.constantFrom('redis', 'amqp', 'sqs', 'sentinel', 'weird', '');
    fc.assert(
      fc.property(scheme, password, (kind, secret) => {
        const parsed = parse(`${kind}://user:${secret}@host:1/0`);
        return !('problem' in parsed) || !parsed.problem.includes('QQQ');
      }),
    );
  });
});

describe('parseTransportOptions', () => {
  const options = (text: string) => parseTransportOptions('broker-transport-options', text);

  test('an object is used as it is, and an empty text is an empty object', () => {
    expect(options('{"master_name": "m", "n": null}')).toEqual({ value: { master_name: 'm', n: null } });
    expect(options('')).toEqual({ value: {} });
  });

  test.each(['[1]', 'null', '"s3cret"', '{"password": s3cret}', '7'])(
    '%s is refused and not shown',
    (text) => {
      const parsed = options(text);
      expect(parsed).toHaveProperty('problem', expect.stringContaining('give a JSON object'));
      expect(JSON.stringify(parsed)).not.toContain('s3cret');
    },
  );
});
