import amqp from 'amqplib';
import { Redis } from 'ioredis';
import { monitorRedis } from '../__tests__/support/brokers/monitor-redis.js';
import type { BrokerRoom } from '../__tests__/support/brokers/start-broker.js';

/** Queue → how many consumers the broker itself counts. */
export type ConsumerCounts = Readonly<Record<string, number>>;

export interface ConsumerCounter {
  count(): Promise<ConsumerCounts>;
  close(): Promise<void>;
}

/** Asks the broker, not the workers, who consumes these queues. On RabbitMQ they must exist. */
export function openConsumerCounter(room: BrokerRoom, queues: readonly string[]): Promise<ConsumerCounter> {
  return room.kind === 'redis' ? countOnRedis(room.url, queues) : countOnRabbitmq(room.url, queues);
}

/** A passive declaration changes nothing and is answered with the number of consumers in RabbitMQ's own list. */
async function countOnRabbitmq(url: string, queues: readonly string[]): Promise<ConsumerCounter> {
  const connection = await amqp.connect(url);
  const channel = await connection.createChannel();
  return {
    count: async () => {
      const answers = await Promise.all(queues.map((queue) => channel.checkQueue(queue)));
      return Object.fromEntries(answers.map(({ queue, consumerCount }) => [queue, consumerCount]));
    },
    close: () => connection.close(),
  };
}

/** kombu's BRPOP times out after 1 s: a worker that consumes is back at the queue by then. */
const POLL_MS = 1_000;

/**
 * Redis has no list of consumers: every client that waits in a BRPOP with the queue is one. CLIENT LIST shows who waits
 * (flag `b`), MONITOR which queues its last BRPOP named. Between two BRPOPs a worker hands a job to its pool, so a client
 * that was waiting within the last second counts while it is connected. A saturated worker does not ask for more jobs and
 * does not count: give the workers more room than there are jobs.
 */
async function countOnRedis(url: string, queues: readonly string[]): Promise<ConsumerCounter> {
  const connection = new Redis(url);
  const asked = new Map<string, readonly string[]>();
  const seenAtMs = new Map<string, number>();
  const stopMonitor = await monitorRedis(url, (_atMs, [name, ...words], client) => {
    if (name?.toLowerCase() === 'brpop') asked.set(client, words.slice(0, -1));
  });
  const count = async (): Promise<ConsumerCounts> => {
    const lines = String(await connection.client('LIST')).split('\n');
    const nowMs = Date.now();
    const present = lines.flatMap((line) => {
      const client = / addr=(\S+)/.exec(line)?.[1];
      if (client === undefined) return [];
      if (/ flags=\S*b/.test(line) && line.includes(' cmd=brpop')) seenAtMs.set(client, nowMs);
      return nowMs - (seenAtMs.get(client) ?? 0) <= POLL_MS ? [client] : [];
    });
    const consumersOf = (queue: string): number =>
      present.filter((client) => asked.get(client)?.includes(queue)).length;
    return Object.fromEntries(queues.map((queue) => [queue, consumersOf(queue)]));
  };
  return {
    count,
    close: async () => {
      stopMonitor();
      await connection.quit();
    },
  };
}
