import amqp from 'amqplib';
import { Redis } from 'ioredis';
import { connect, type Socket } from 'node:net';
import type { BrokerRoom } from './start-broker.js';

/** Workers that exist on the wire only: each has a mailbox and answers remote control as an idle Celery worker does. */
export interface FakeFleet {
  readonly nodes: readonly string[];
  stop(): Promise<void>;
}

interface Command {
  readonly method: string;
  readonly ticket: string;
  readonly destination: readonly string[] | null;
  readonly reply_to: { readonly exchange: string; readonly routing_key: string };
}

const ANSWERS: Readonly<Record<string, unknown>> = {
  ping: { ok: 'pong' },
  active_queues: [{ name: 'celery' }],
  stats: { pool: { implementation: 'celery.concurrency.prefork:TaskPool' } },
  conf: {},
  cancel_consumer: { ok: 'no longer consuming from celery' },
  add_consumer: { ok: 'now consuming from celery' },
};

/** The default control exchange, in a room of its own. */
export function startFakeFleet(room: BrokerRoom, size: number): Promise<FakeFleet> {
  const nodes = Array.from({ length: size }, (_, index) => `w${String(index)}@fleet`);
  return room.kind === 'redis' ? startOnRedis(room.url, nodes) : startOnRabbitmq(room.url, nodes);
}

async function startOnRedis(url: string, nodes: readonly string[]): Promise<FakeFleet> {
  const { hostname, port, pathname } = new URL(url);
  const channel = `${pathname}.celery.pidbox`;
  const [listener, writer] = [new Redis(url), new Redis(url)];
  await listener.subscribe(channel);
  listener.on('message', (_channel, payload) => {
    const { body } = JSON.parse(payload) as { body: string };
    const command = JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as Command;
    const pipeline = writer.pipeline();
    for (const node of nodes.filter((name) => isAsked(command, name))) {
      pipeline.lpush(command.reply_to.routing_key, wrapForRedis(command, answerOf(node, command)));
    }
    void pipeline.exec();
  });
  // PUBLISH counts a mailbox for each worker.
  const mailboxes = await Promise.all(nodes.slice(1).map(() => subscribe(hostname, Number(port), channel)));
  return {
    nodes,
    stop: async () => {
      for (const mailbox of mailboxes) mailbox.destroy();
      await Promise.all([listener.quit(), writer.quit()]);
    },
  };
}

function subscribe(host: string, port: number, channel: string): Promise<Socket> {
  const socket = connect(port, host);
  socket.on('error', () => socket.destroy());
  socket.write(`SUBSCRIBE ${channel}\r\n`);
  return new Promise((resolve) => {
    socket.once('data', () => {
      resolve(socket.resume());
    });
  });
}

async function startOnRabbitmq(url: string, nodes: readonly string[]): Promise<FakeFleet> {
  const model = await amqp.connect(url);
  const channel = await model.createChannel();
  await channel.assertExchange('celery.pidbox', 'fanout', { durable: false });
  for (const node of nodes) {
    const { queue } = await channel.assertQueue(`${node}.celery.pidbox`, {
      durable: false,
      autoDelete: true,
    });
    await channel.bindQueue(queue, 'celery.pidbox', '');
    const answer = (message: amqp.ConsumeMessage | null): void => {
      const command = JSON.parse(message?.content.toString('utf8') ?? '') as Command;
      if (!isAsked(command, node)) return;
      const { exchange, routing_key: key } = command.reply_to;
      channel.publish(exchange, key, Buffer.from(answerOf(node, command)), {
        contentType: 'application/json',
        headers: { ticket: command.ticket, clock: 3 },
      });
    };
    await channel.consume(queue, answer, { noAck: true });
  }
  return { nodes, stop: () => model.close() };
}

function isAsked({ destination }: Command, node: string): boolean {
  return destination === null || destination.includes(node);
}

function answerOf(node: string, { method }: Command): string {
  return JSON.stringify({ [node]: ANSWERS[method] ?? [] });
}

/** kombu's virtual message. */
function wrapForRedis({ ticket }: Command, body: string): string {
  return JSON.stringify({
    body: Buffer.from(body).toString('base64'),
    'content-encoding': 'utf-8',
    'content-type': 'application/json',
    headers: { ticket, clock: 3 },
    properties: { body_encoding: 'base64' },
  });
}
