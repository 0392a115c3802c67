import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BrokerSettings } from '../../../src/adapters/celery/broker-settings.js';
import { parseBrokerUrl } from '../../../src/adapters/celery/parse-broker-url.js';

function settingsOf(url: string, options: Record<string, unknown> = {}): BrokerSettings {
  const parsed = parseBrokerUrl(url, options);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.settings;
}

function problemsOf(url: string, options: Record<string, unknown> = {}): readonly string[] {
  const parsed = parseBrokerUrl(url, options);
  return 'problems' in parsed ? parsed.problems : [];
}

function serverOf(url: string): unknown {
  const { servers } = settingsOf(url);
  expect(servers).toHaveLength(1);
  return servers[0];
}

describe('a Redis URL', () => {
  it('has the defaults of kombu', () => {
    expect(settingsOf('redis://')).toEqual({
      transport: 'redis',
      servers: [{ host: '127.0.0.1', port: 6379, database: 0, username: null, password: null, tls: null }],
      sentinel: null,
      globalKeyPrefix: '',
      fanoutPrefix: '/{db}.',
      separator: '\x06\x16',
      controlExchange: 'celery',
    });
  });

  it.each([
    ['redis://h:7000/6', 6],
    ['redis://h/', 0],
    ['redis://h', 0],
    ['redis://h//3', 3],
  ])('%s is database %d', (url, database) => {
    expect(serverOf(url)).toMatchObject({ database });
  });

  it('decodes user and password, and accepts a raw @ in the password as kombu does', () => {
    expect(serverOf('redis://me:p%40%2F%2Bw+%25@h/0')).toMatchObject({
      username: 'me',
      password: 'p@/+w+%',
    });
    expect(serverOf('redis://:a@b@h/0')).toMatchObject({ username: null, password: 'a@b' });
    expect(serverOf('redis://:100%@h/0')).toMatchObject({ password: '100%' });
  });

  it('takes the names from the transport options', () => {
    const options = { global_keyprefix: 'pfx:', fanout_prefix: false, control_exchange: 'mine', sep: ':' };
    expect(settingsOf('redis://h', options)).toMatchObject({
      globalKeyPrefix: 'pfx:',
      fanoutPrefix: '',
      controlExchange: 'mine',
      separator: ':',
    });
    expect(settingsOf('redis://h', { fanout_prefix: '/x{db}y.' })).toMatchObject({
      fanoutPrefix: '/x{db}y.',
    });
  });

  it.each([
    ['rediss://h', true, true],
    ['rediss://h?ssl_cert_reqs=CERT_REQUIRED', true, true],
    ['rediss://h?ssl_cert_reqs=optional', true, true],
    ['rediss://h?ssl_cert_reqs=none', false, true],
    ['rediss://h?ssl_cert_reqs=CERT_NONE', false, true],
    ['redis://h?ssl_check_hostname=false', true, false],
  ])('%s checks the certificate: %s, the host name: %s', (url, verify, checkHostname) => {
    expect(serverOf(url)).toMatchObject({ tls: { verify, checkHostname } });
  });

  it('reads the files of TLS', () => {
    const url = 'rediss://h?ssl_ca_certs=/ca.pem&ssl_certfile=/c.pem&ssl_keyfile=/k.pem';
    expect(serverOf(url)).toMatchObject({
      tls: { caFile: '/ca.pem', certFile: '/c.pem', keyFile: '/k.pem' },
    });
  });

  it('lists servers to try in turn, each with its own user, password, database and TLS', () => {
    const url = 'redis://:pw1@h1/1;rediss://me:pw2@h2:7000/5?ssl_cert_reqs=none;redis://h3';
    expect(settingsOf(url)).toMatchObject({
      servers: [
        { host: 'h1', port: 6379, database: 1, username: null, password: 'pw1', tls: null },
        { host: 'h2', port: 7000, database: 5, username: 'me', password: 'pw2', tls: { verify: false } },
        { host: 'h3', port: 6379, database: 0, username: null, password: null, tls: null },
      ],
    });
    expect(problemsOf('redis://h1/1;redis://h2/name')).toEqual([
      expect.stringContaining('number of the database'),
    ]);
  });

  it('may hold an IPv6 address, white space around it, and each special character encoded', () => {
    expect(serverOf('redis://[::1]:6380/2')).toMatchObject({ host: '::1', port: 6380, database: 2 });
    expect(serverOf(' redis://h/2\n')).toMatchObject({ host: 'h', database: 2 });
    const password = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~é';
    expect(serverOf(`redis://me:${encodeURIComponent(password)}@h/0`)).toMatchObject({ password });
  });

  it('lists the Sentinels, and needs the name of their master', () => {
    const url = 'sentinel://:pw@h1/2;sentinel://h2:1234/2';
    expect(settingsOf(url, { master_name: 'm', sentinel_kwargs: { password: 's' } })).toMatchObject({
      servers: [{ database: 2, password: 'pw' }],
      sentinel: {
        endpoints: [
          { host: 'h1', port: 26379 },
          { host: 'h2', port: 1234 },
        ],
        ...{ masterName: 'm', password: 's', username: null, tls: false },
      },
    });
    expect(problemsOf(url)).toEqual([expect.stringContaining('needs master_name')]);
  });
});

describe('an AMQP URL', () => {
  it.each([
    ['amqp://h', '/'],
    ['amqp://h/', '/'],
    ['amqp://h//', '/'],
    ['amqp://h/%2f', '/'],
    ['pyamqp://h/shop', 'shop'],
    ['amqp://h/a%2Fb', 'a/b'],
    ['amqp://h//shop', '/shop'],
  ])('%s is vhost %s', (url, vhost) => {
    expect(settingsOf(url)).toMatchObject({ servers: [{ host: 'h', port: 5672, vhost, username: 'guest' }] });
  });

  it('lists servers to try in turn', () => {
    expect(settingsOf('amqp://a:b@h1/v;amqps://a:b@h2/v')).toMatchObject({
      servers: [
        { host: 'h1', port: 5672, tls: null },
        { host: 'h2', port: 5671, tls: { verify: true } },
      ],
    });
  });
});

describe('a URL that is refused', () => {
  it.each([
    ['sqs://', 'no remote control over sqs'],
    ['valkey://h', 'write redis:// (rediss:// with TLS)'],
    ['valkeys://h', 'write redis:// (rediss:// with TLS)'],
    ['redis+socket:///tmp/s', 'redis+socket:// is not accepted: this broker is not supported.'],
    ['not a url', 'not a URL'],
    ['', 'not a URL'],
    ['redis://h/name', 'number of the database'],
    ['rediss://h?ssl_cert_reqs=maybe', 'ssl_cert_reqs must be'],
    ['redis://h;amqp://h', 'one kind of broker'],
    ['"redis://h/0"', 'not a URL'],
    ['redis://h:port/0', 'not a URL'],
    ['redis://h?credential_provider=shop.Provider', 'credential_provider is Python code of the app'],
    ['redis://h/0;redis://h2/0?credential_provider=a.B', 'credential_provider is Python code of the app'],
  ])('%s: %s', (url, text) => {
    expect(problemsOf(url)).toEqual([expect.stringContaining(text)]);
    expect(problemsOf(url)[0]).toMatch(/^broker-url: /);
  });

  it('names a credential_provider of the transport options', () => {
    expect(problemsOf('redis://h', { credential_provider: 'shop.Provider' })).toEqual([
      expect.stringContaining('leave credential_provider out'),
    ]);
  });

  it('names a transport option of the wrong type', () => {
    expect(problemsOf('redis://h', { global_keyprefix: 7, fanout_prefix: [] })).toEqual([
      'broker-transport-options: fanout_prefix must be true, false or a string.',
      'broker-transport-options: global_keyprefix must be a string.',
    ]);
  });

  it('is never quoted, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[!-~]{6,20}$/), (before, secret) => {
        for (const url of [
          secret,
          `redis://:${secret}`,
          `x://u:${secret}@h/${before}`,
          `redis://h/${secret}`,
        ]) {
          expect(problemsOf(url).join('\n')).not.toContain(secret);
        }
      }),
    );
  });
});
