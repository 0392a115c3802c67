import { connect } from 'amqplib';
import { Redis } from 'ioredis';
import type { BrokerKind } from './start-broker.js';
import { waitFor } from '../wait-for.js';

/** A command as it travelled, with its body decoded. */
export interface CapturedCommand {
  readonly body: { readonly method: string };
  readonly headers: unknown;
  readonly properties: unknown;
  /** What else the message has. */
  readonly rest: unknown;
}

export interface CommandCapture {
  /** One command of each method, the first that was received since the last call. */
  takeOneOfEach(methods: readonly string[]): Promise<Readonly<Record<string, CapturedCommand>>>;
  stop(): Promise<void>;
}

/** Receives the commands that the workers of the default control exchange receive. */
export async function captureCommands(kind: BrokerKind, url: string): Promise<CommandCapture> {
  const received: CapturedCommand[] = [];
  const receive = (command: CapturedCommand): void => void received.push(command);
  const stop = kind === 'redis' ? await listenOnRedis(url, receive) : await listenOnRabbitmq(url, receive);
  return {
    takeOneOfEach: async (methods) => {
      const seen = (): string[] => received.map(({ body }) => body.method);
      await waitFor(
        `commands ${methods.join()}`,
        () => methods.every((name) => seen().includes(name)),
        {},
        seen,
      );
      return Object.fromEntries(
        received
          .splice(0)
          .reverse()
          .map((command) => [command.body.method, command]),
      );
    },
    stop,
  };
}

async function listenOnRedis(
  url: string,
  receive: (command: CapturedCommand) => void,
): Promise<() => Promise<void>> {
  const redis = new Redis(url);
  redis.on('message', (_channel: string, message: string) => {
    const { body, headers, properties, ...rest } = JSON.parse(message) as Record<string, unknown>;
    receive({ body: decode(Buffer.from(String(body), 'base64')), headers, properties, rest });
  });
  await redis.subscribe(`/${new URL(url).pathname.slice(1)}.celery.pidbox`);
  return async () => {
    await redis.quit();
  };
}

async function listenOnRabbitmq(
  url: string,
  receive: (command: CapturedCommand) => void,
): Promise<() => Promise<void>> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  await channel.assertExchange('celery.pidbox', 'fanout', { durable: false });
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, 'celery.pidbox', '');
  await channel.consume(queue, (message) => {
    if (!message) return;
    const { headers, ...properties } = message.properties;
    const { exchange, routingKey } = message.fields;
    receive({ body: decode(message.content), headers, properties, rest: { exchange, routingKey } });
  });
  return () => connection.close();
}

function decode(body: Buffer): CapturedCommand['body'] {
  return JSON.parse(body.toString('utf8')) as CapturedCommand['body'];
}
