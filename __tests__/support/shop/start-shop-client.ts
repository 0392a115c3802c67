import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { askOnce } from '../ask-once.js';

/** A job to send. */
export interface JobOrder {
  readonly name: 'shop.cook' | 'shop.noop' | 'shop.charge' | 'shop.remind';
  readonly args?: readonly unknown[];
  readonly queue: string;
  /** Seconds until it is due. */
  readonly countdown?: number;
}

/** A real Celery program beside the workers, by which the tests use the broker. */
export interface ShopClient {
  /** Sends jobs; returns their ids. */
  send(orders: readonly JobOrder[]): Promise<string[]>;
  /** Which queues every worker on the broker consumes, as Celery itself reports. */
  queues(): Promise<Record<string, string[]>>;
  stop(): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 20_000;

export function startShopClient(
  brokerUrl: string,
  python: string,
  transportOptions: Readonly<Record<string, unknown>> = {},
): ShopClient {
  const script = join(import.meta.dirname, 'shop-client.py');
  const child = spawn(python, [script, brokerUrl, JSON.stringify(transportOptions)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve();
    }),
  );
  // A write to a program that has ended: its output ends too, which is reported.
  child.stdin.on('error', () => undefined);
  const awaited: ((line: string | null) => void)[] = [];
  createInterface({ input: child.stdout })
    .on('line', (line) => awaited.shift()?.(line))
    .on('close', () => {
      awaited.splice(0).forEach((answer) => {
        answer(null);
      });
    });

  const ask = async (request: unknown): Promise<Record<string, unknown>> => {
    const line = await new Promise<string | null>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('the Celery program did not answer'));
      }, ANSWER_TIMEOUT_MS);
      awaited.push((text) => {
        clearTimeout(timer);
        resolve(text);
      });
      child.stdin.write(`${JSON.stringify(request)}\n`);
    });
    if (line === null) throw new Error(`the Celery program ended; is Celery installed for ${python}?`);
    const answer = JSON.parse(line) as Record<string, unknown>;
    if (typeof answer['error'] === 'string') throw new Error(`the Celery program: ${answer['error']}`);
    return answer;
  };

  return {
    send: async (orders) => {
      const jobs = orders.map((order) => ({ ...order, id: randomUUID() }));
      return (await ask({ send: jobs }))['sent'] as string[];
    },
    // Celery waits a second for the answers, and one question is asked after the other.
    queues: askOnce(async () => (await ask({ queues: true }))['queues'] as Record<string, string[]>),
    stop: async () => {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await exited;
      clearTimeout(timer);
    },
  };
}
