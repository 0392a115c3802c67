import { afterEach, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { waitFor } from '../../support/wait-for.js';
import { type Answer, type FakeRedis, startFakeRedis } from './fake-redis.js';
import { answerAs, envelope, type HeardCommand } from './fake-worker.js';

const timings = { connectMs: 300, commandMs: 300, closeMs: 300, pingMs: 200, answerMs: 200 };

const cleanup = createCleanup();
afterEach(() => cleanup.run());

async function start(answer: Answer): Promise<FakeRedis> {
  return cleanup.add(startFakeRedis(answer), (server) => server.stop());
}

async function connect(redis: FakeRedis, more: object = {}): Promise<CeleryPort> {
  const options = {
    url: redis.url,
    transportOptions: {},
    timings: { ...timings, reconnectPausesMs: [0, 20] },
  };
  return cleanup.add(connectCelery({ ...options, ...more }), (port) => port.close());
}

describe('answers of many workers', () => {
  const NODES = Array.from({ length: 120 }, (_, index) => `w${String(index)}@a`);
  const answerAll = ({ ticket }: HeardCommand): string[] =>
    NODES.map((node) => envelope(ticket, JSON.stringify({ [node]: [{ name: 'celery' }] })));
  const everybody = Object.fromEntries(NODES.map((node) => [node, ['celery']]));

  it('are taken in transactions, behind which the next read waits', async () => {
    const redis = await start(answerAs(answerAll));
    const celery = await connect(redis);
    expect(await celery.fetchQueues(NODES)).toEqual(everybody);
    const names = redis.heard.map(([name]) => name?.toLowerCase());
    // The trial, and 119 answers by 50.
    expect(names.filter((name) => name === 'multi')).toHaveLength(4);
    expect(names.filter((name) => name === 'brpop')).toHaveLength(1 + 119 + 1);
  });

  it('are taken one by one without the permission for transactions', async () => {
    const worker = answerAs(answerAll);
    const redis = await start((command, socket) =>
      /^(multi|exec)$/i.test(command[0] ?? '')
        ? '-NOPERM this user has no permissions\r\n'
        : worker(command, socket),
    );
    const celery = await connect(redis);
    expect(await celery.fetchQueues(NODES)).toEqual(everybody);
  });

  it('that are lost with their connection are asked for again', async () => {
    const worker = answerAs(answerAll);
    let transactions = 0;
    const redis = await start((command, socket) => {
      const isExec = command[0]?.toLowerCase() === 'exec';
      const answer = worker(command, socket);
      // The first one is the trial; the answers that the second one took are gone.
      return isExec && (transactions += 1) === 2 ? 'drop' : answer;
    });
    const celery = await connect(redis);
    const first = await celery.fetchQueues(NODES);
    expect(Object.keys(first).length).toBeLessThan(NODES.length);
    expect(await celery.fetchQueues(NODES)).toEqual(everybody);
  });

  it('arrive before the list is guarded at the end: a late transaction would take the guard away', async () => {
    let release = (): void => undefined;
    let transactions = 0;
    const worker = answerAs((command) => answerAll(command).slice(0, 20));
    const redis = await start((command, socket) => {
      const answer = worker(command, socket);
      if (command[0]?.toLowerCase() !== 'exec' || (transactions += 1) !== 2) return answer;
      release = () => void socket.write(answer);
      return 'hang';
    });
    const celery = await connect(redis, { timings: { ...timings, closeMs: 10_000 } });
    const asking = celery.fetchQueues(NODES.slice(0, 30));
    await waitFor('a transaction', () => transactions === 2);
    const list = redis.heard.find(([name]) => name?.toLowerCase() === 'brpop')?.[1];
    const guards = (): number =>
      redis.heard.filter(([name, key]) => name?.toLowerCase() === 'lpush' && key === list).length;
    const closing = celery.close();
    // A few round trips later the guard would have come.
    await connect(redis);
    expect(guards()).toBe(0);
    release();
    await Promise.all([closing, asking]);
    expect(guards()).toBe(1);
  });
});
