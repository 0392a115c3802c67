import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { findFreePort } from '../../support/find-free-port.js';
import { makeCertificates } from '../../support/brokers/make-certificates.js';
import { BROKERS } from '../../support/brokers/start-broker.js';
import { startRabbitmq } from '../../support/brokers/start-rabbitmq.js';
import { startRedis } from '../../support/brokers/start-redis.js';

describe.each(BROKERS)('TLS of %s', (kind) => {
  const cleanup = createCleanup();
  const certificates = makeCertificates('DNS:localhost');
  let at: (host: string) => string;

  beforeAll(async () => {
    chmodSync(certificates.directory, 0o755);
    if (kind === 'redis') {
      const redis = await cleanup.add(startRedis({ tls: certificates }), (server) => server.stop());
      at = (host) => `rediss://${host}:${String(redis.port)}/0`;
    } else {
      const port = await findFreePort();
      const tls = { ...certificates, port };
      await cleanup.add(startRabbitmq({ tls }), (server) => server.stop());
      at = (host) => `amqps://${host}:${String(port)}//`;
    }
  });

  afterAll(() => cleanup.run());

  it('connects with the authority that the URL names', async () => {
    const url = `${at('localhost')}?ssl_cert_reqs=required&ssl_ca_certs=${certificates.ca}`;
    const celery = await connectCelery({ url, transportOptions: {} });
    expect(await celery.ping()).toEqual({ counts: {}, receivers: 0 });
    await celery.close();
  });

  it('connects without a check when the URL says none, and logs that', async () => {
    const debug: string[] = [];
    const url = `${at('127.0.0.1')}?ssl_cert_reqs=none`;
    const celery = await connectCelery({ url, transportOptions: {}, debug: (line) => void debug.push(line) });
    expect(await celery.ping()).toEqual({ counts: {}, receivers: 0 });
    await celery.close();
    expect(debug).toContainEqual(expect.stringContaining('certificates are not checked'));
  });

  it.each([
    [
      'an unknown authority, also where Celery would not check',
      () => at('localhost'),
      'not signed by a known authority',
    ],
    [
      'a certificate of another host',
      () => `${at('127.0.0.1')}?ssl_ca_certs=${certificates.ca}`,
      'a certificate for another host name',
    ],
  ])('refuses %s', async (_what, url, text) => {
    const connecting = connectCelery({ url: url(), transportOptions: {} });
    await expect(connecting).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining(text) as unknown,
    });
  });
});
