import type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage, Message } from 'amqplib';
import { readAmqpCode } from './describe-broker-problem.js';

/** Runs on a channel of its own: a refused passive declaration closes its channel. */
export async function runOnThrowAwayChannel<T>(
  model: ChannelModel,
  run: (channel: Channel) => Promise<T>,
): Promise<T> {
  const channel = await model.createChannel();
  channel.on('error', () => {
    // The refused request fails with it.
  });
  try {
    return await run(channel);
  } finally {
    // Nobody waits for its end; a refusal has closed it already.
    closeChannel(channel).catch(() => undefined);
  }
}

async function closeChannel(channel: Channel): Promise<void> {
  await channel.close();
}

/** Passive: needs no permission to declare. Throws every error but "not found". */
export function hasExchange(model: ChannelModel, name: string): Promise<boolean> {
  return runOnThrowAwayChannel(model, (channel) => channel.checkExchange(name)).then(
    () => true,
    (error: unknown) => {
      if (readAmqpCode(error) === NOT_FOUND) return false;
      throw error;
    },
  );
}

/** Consumers of a queue: 0 if there is no such queue, 1 if it is exclusive, which other connections can't look into. */
export function countQueueConsumers(model: ChannelModel, queue: string): Promise<number> {
  return runOnThrowAwayChannel(model, (channel) => channel.checkQueue(queue)).then(
    ({ consumerCount }) => consumerCount,
    (error: unknown) => {
      const code = readAmqpCode(error);
      if (code === NOT_FOUND) return 0;
      if (code === RESOURCE_LOCKED) return 1;
      throw error;
    },
  );
}

export interface ReplyRoute {
  readonly exchange: string;
  /** Also the routing key. */
  readonly oid: string;
}

/**
 * A channel that confirms what it publishes and consumes our own reply queue. The reply exchange may not exist yet and
 * must have exactly these flags, or workers fail to answer.
 */
export async function openReplyChannel(
  model: ChannelModel,
  { exchange, oid }: ReplyRoute,
  onMessage: (message: ConsumeMessage) => void,
): Promise<ConfirmChannel> {
  const channel = await model.createConfirmChannel();
  channel.on('error', () => {
    // The request in progress fails with it.
  });
  const queue = `${oid}.${exchange}`;
  await channel.assertExchange(exchange, 'direct', { durable: false, autoDelete: false });
  await channel.assertQueue(queue, { exclusive: true, durable: false, autoDelete: true });
  await channel.bindQueue(queue, exchange, oid);
  await channel.consume(
    queue,
    (message) => {
      if (message) onMessage(message);
    },
    { noAck: true },
  );
  return channel;
}

/** Publishes once with `mandatory`. False: no queue took it. A broker returns a message before it confirms it. */
export async function publishMandatory(
  channel: ConfirmChannel,
  exchange: string,
  message: { readonly body: string; readonly headers: object },
): Promise<boolean> {
  const content = Buffer.from(message.body, 'utf8');
  let fail = (_error: unknown): void => undefined;
  let returned = false;
  // The ticket in it makes the body unique.
  const onReturn = (back: Message): void => {
    returned ||= back.content.equals(content);
  };
  channel.on('return', onReturn);
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error: unknown): void => {
        if (error === null || error === undefined) resolve();
        // The reason comes with the channel's own error, in the same turn.
        else setImmediate(reject, error);
      };
      fail = reject;
      channel.on('error', fail);
      const options = {
        mandatory: true,
        contentType: 'application/json',
        contentEncoding: 'utf-8',
        deliveryMode: 2,
        priority: 0,
        headers: message.headers,
      };
      channel.publish(exchange, '', content, options, settle);
    });
  } finally {
    channel.removeListener('return', onReturn);
    channel.removeListener('error', fail);
  }
  return !returned;
}

const NOT_FOUND = 404;
/** Another connection's exclusive queue. */
export const RESOURCE_LOCKED = 405;
