import amqp from 'amqplib';
import { monitorRedis } from './monitor-redis.js';

/** A remote-control command as it passed over the broker. */
export interface TracedCommand {
  readonly atMs: number;
  readonly method: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** null: a broadcast. */
  readonly destination: readonly string[] | null;
}

/**
 * Every command that is sent to the workers' mailboxes, except those of the tests' own Celery program and of other
 * workers.
 */
export interface BrokerTrace {
  readonly commands: readonly TracedCommand[];
  stop(): Promise<void>;
}

/** Watches the workers' channel of a Redis database. */
export async function traceRedis(url: string): Promise<BrokerTrace> {
  const commands: TracedCommand[] = [];
  const ours = `${new URL(url).pathname}.celery.pidbox`;
  const stop = await monitorRedis(url, (atMs, [name, channel, payload]) => {
    if (name?.toLowerCase() !== 'publish' || channel !== ours) return;
    const envelope = JSON.parse(payload ?? '') as { body: string };
    note(commands, atMs, Buffer.from(envelope.body, 'base64'));
  });
  return {
    commands,
    stop: () => {
      stop();
      return Promise.resolve();
    },
  };
}

/**
 * Watches a vhost by a queue of its own that is bound to the workers' fanout exchange. At least one worker must have
 * declared it. A `mandatory` command is never returned while this queue is there.
 */
export async function traceRabbitmq(url: string): Promise<BrokerTrace> {
  const commands: TracedCommand[] = [];
  const connection = await amqp.connect(url);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, 'celery.pidbox', '');
  await channel.consume(
    queue,
    (message) => {
      if (message) note(commands, Date.now(), message.content);
    },
    { noAck: true },
  );
  return { commands, stop: () => connection.close() };
}

/** Commands other than ping that named one of these nodes, or none, which is a broadcast. */
export function findCommandsFor(trace: BrokerTrace, nodes: readonly string[]): TracedCommand[] {
  return trace.commands.filter(
    ({ method, destination }) =>
      method !== 'ping' && (destination === null || destination.some((node) => nodes.includes(node))),
  );
}

function note(commands: TracedCommand[], atMs: number, content: Buffer): void {
  const body = JSON.parse(content.toString('utf8')) as {
    method: string;
    arguments?: Record<string, unknown> | null;
    destination?: string[] | null;
    pattern?: string | null;
  };
  // The tests' own Celery program is the only one that asks with a glob.
  if (typeof body.pattern === 'string') return;
  // Workers greet each other when they start (mingle).
  if (body.method === 'hello') return;
  commands.push({
    atMs,
    method: body.method,
    arguments: body.arguments ?? {},
    destination: body.destination?.length ? body.destination : null,
  });
}
