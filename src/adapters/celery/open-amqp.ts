import type { ChannelModel } from 'amqplib';
import type { AmqpServer } from './broker-settings.js';
import { buildTlsOptions } from './build-tls-options.js';
import type { LinkContext } from './broker-link.js';
import { withTimeout } from './with-timeout.js';

/**
 * One connection, open on its vhost; its socket ends when abandoned. amqplib has a timeout for the socket, but none for a
 * server that stops answering during the handshake.
 */
export async function openAmqp(
  server: AmqpServer,
  { timings, debug }: Pick<LinkContext, 'timings' | 'debug'>,
  abandoned: AbortSignal,
): Promise<ChannelModel> {
  const { connect } = await import('./amqplib.js');
  abandoned.throwIfAborted();
  // One signal for each socket: Node never takes its listener off the signal of a socket (net.js).
  const socket = new AbortController();
  const leave = (): void => {
    socket.abort();
  };
  abandoned.addEventListener('abort', leave, { once: true });
  const connecting = connect(
    {
      protocol: server.tls ? 'amqps' : 'amqp',
      hostname: server.host,
      port: server.port,
      username: server.username,
      password: server.password,
      // amqplib percent-decodes it once more.
      vhost: encodeURIComponent(server.vhost),
    },
    {
      timeout: timings.connectMs,
      keepAlive: true,
      noDelay: true,
      clientProperties: { connection_name: 'ecs-handover' },
      ...(server.tls && buildTlsOptions(server.tls, debug)),
      // Of the socket, which is made of these options too.
      ...({ signal: socket.signal } as object),
    },
  );
  try {
    const model = await withTimeout(connecting, timings.connectMs);
    model.on('error', () => {
      // 'close' follows.
    });
    model.once('close', () => {
      abandoned.removeEventListener('abort', leave);
    });
    return model;
  } catch (error) {
    connecting.catch(() => undefined);
    abandoned.removeEventListener('abort', leave);
    leave();
    throw error;
  }
}
