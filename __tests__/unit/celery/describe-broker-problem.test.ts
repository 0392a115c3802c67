import { describe, expect, it } from '@jest/globals';
import { toBrokerError, toRefusedError } from '../../../src/adapters/celery/describe-broker-problem.js';
import type { TlsSettings } from '../../../src/adapters/celery/broker-settings.js';

const tls: TlsSettings = { verify: true, checkHostname: true, caFile: null, certFile: null, keyFile: null };
const redis = { transport: 'redis', where: 'Redis at h:1, database 0,', tls: null } as const;
const amqp = { transport: 'amqp', where: 'RabbitMQ at h:1, vhost v,', tls: null } as const;

function failure(message: string, code?: string | number): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('a failure of the broker', () => {
  it.each([
    [redis, failure('x', 'ECONNREFUSED'), 'refused the connection'],
    [redis, failure('x', 'ENOTFOUND'), "can't be resolved"],
    [redis, failure('connect ETIMEDOUT', 'ETIMEDOUT'), 'VPC'],
    [redis, failure('Connection is closed.'), 'closed the connection'],
    [redis, failure("Stream isn't writeable and enableOfflineQueue options is false"), 'closed the'],
    [redis, failure('All sentinels are unreachable and retry is disabled. Last error: x'), 'master_name'],
    [redis, failure('NOAUTH Authentication required.'), 'requires a password'],
    [redis, failure('ERR DB index is out of range'), 'no database of that number'],
    [redis, failure("NOPERM User u has no permissions to run the 'brpop' command"), 'the command brpop'],
    [{ ...redis, tls }, failure('x', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'ssl_ca_certs'],
    [{ ...redis, tls }, failure('x', 'ERR_TLS_CERT_ALTNAME_INVALID'), 'another host name'],
    [{ ...redis, tls }, failure('ssl3_get_record:wrong version number', 'EPROTO'), 'does not use TLS'],
    [amqp, failure('Handshake terminated by server: 403 (ACCESS-REFUSED)'), 'refused user and password'],
    [amqp, failure('Expected ConnectionOpenOk; got <ConnectionClose>'), 'no such vhost'],
    [amqp, failure('Operation failed', 403), 'configure, write and read'],
  ])('%#: says what was found and what to do', (place, error, text) => {
    expect(toRefusedError(error, place).problems).toEqual([expect.stringContaining(text)]);
    expect(toRefusedError(error, place).problems[0]).toMatch(/^broker-url: (Redis|RabbitMQ) at h:1/);
  });

  it('never quotes the message of the other side', () => {
    const error = toBrokerError(
      failure("ERR unknown command 'x', with args beginning with: 'hunter2'"),
      redis,
    );
    expect(error.message).toBe('Redis at h:1, database 0, failed unexpectedly (ERR).');
    expect(error.cause).toBeUndefined();
  });
});
