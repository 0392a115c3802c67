import { afterEach, describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import { openAmqp } from '../../../src/adapters/celery/open-amqp.js';
import { DEFAULT_TIMINGS } from '../../../src/adapters/celery/timings.js';
import { createCleanup } from '../../support/create-cleanup.js';

const cleanup = createCleanup();
afterEach(() => cleanup.run());

/** A loopback server that does this to every connection; gives its port. */
async function startServer(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await cleanup.add(server, async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('connecting to RabbitMQ', () => {
  it.each([
    ['hangs', () => undefined, 'A Redis gives no answer to amqp://: its URL starts with redis://'],
    ['hangs up', (socket: Socket) => socket.destroy(), 'closed the connection'],
    [
      'talks another protocol',
      (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      'broker-url: RabbitMQ',
    ],
  ])('that %s is refused in time', async (_what, greet, text) => {
    const port = await startServer(greet);
    const url = `amqp://me:hunter2@127.0.0.1:${String(port)}/v`;
    const error: unknown = await connectCelery({
      url,
      transportOptions: {},
      timings: { connectMs: 300 },
    }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'RefusedError', message: expect.stringContaining(text) as unknown });
    expect((error as Error).message).not.toContain('hunter2');
  });

  it.each([
    ['refuses', () => Promise.resolve(1)],
    ['hangs', () => startServer(() => undefined)],
    ['hangs up', () => startServer((socket) => socket.destroy())],
  ])('that %s leaves nothing behind, however often it is tried', async (_what, startAt) => {
    const { signal } = new AbortController();
    const server = { host: '127.0.0.1', port: await startAt(), tls: null };
    const login = { vhost: '/', username: 'guest', password: 'guest' };
    const context = { timings: { ...DEFAULT_TIMINGS, connectMs: 50 }, debug: () => undefined };
    for (let tries = 12; tries > 0; tries -= 1) {
      await expect(openAmqp({ ...server, ...login }, context, signal)).rejects.toThrow();
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('ends when the job is cancelled', async () => {
    const port = await startServer(() => undefined);
    const cancel = new AbortController();
    const url = `amqp://127.0.0.1:${String(port)}/v`;
    const connecting = connectCelery({ url, transportOptions: {}, signal: cancel.signal });
    cancel.abort();
    await expect(connecting).rejects.toMatchObject({ name: 'CancelledError' });
  });
});
