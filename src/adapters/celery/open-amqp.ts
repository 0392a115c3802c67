import type { ChannelModel } from 'amqplib';
import type { AmqpServer } from './broker-settings.js';
import { buildTlsOptions } from './build-tls-options.js';
import type { LinkContext } from './broker-link.js';
import { withTimeout } from './with-timeout.js';

/** One connection, open on its vhost. amqplib bounds the socket, not a server that stops talking in the handshake. */
export async function openAmqp(
  server: AmqpServer,
  { timings, debug }: Pick<LinkContext, 'timings' | 'debug'>,
): Promise<ChannelModel> {
  const { connect } = await import('./amqplib.js');
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
    },
  );
  try {
    const model = await withTimeout(connecting, timings.connectMs);
    model.on('error', () => {
      // 'close' follows.
    });
    return model;
  } catch (error) {
    connecting.then(
      (model) => void model.close().catch(() => undefined),
      () => undefined,
    );
    throw error;
  }
}
