import { afterEach, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { ReplyReader } from '../../../src/adapters/celery/reply-reader.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { waitFor } from '../../support/wait-for.js';
import { OK, popped, startFakeRedis } from './fake-redis.js';

const cleanup = createCleanup();
afterEach(() => cleanup.run());

const COUNT = 30;
const LONG = 'x'.repeat(100 * 1024);

it('lets signals and timers through between long replies of one batch', async () => {
  let pops = 0;
  const redis = await cleanup.add(
    startFakeRedis(([name = '']) => {
      if (name === 'exec') return pops === 0 ? '*0\r\n' : `*${String(COUNT)}\r\n${all()}`;
      if (name !== 'brpop') return OK;
      pops += 1;
      if (pops === 1) return popped('list', LONG);
      return pops <= COUNT + 1 ? '+QUEUED\r\n' : 'hang';
    }),
    (server) => server.stop(),
  );
  const all = (): string => popped('list', LONG).repeat(COUNT);
  const client = await cleanup.add(new Redis(redis.url, { enableReadyCheck: false }), (opened) => {
    opened.disconnect();
  });
  const turns = new Set<number>();
  let turn = 0;
  let received = 0;
  const reader = await ReplyReader.open({
    client,
    key: 'list',
    commandMs: 10_000,
    owed: () => COUNT,
    onElement: () => {
      received += 1;
      turns.add(turn);
    },
  });
  const tick = (): void => {
    turn += 1;
    if (received <= COUNT) setImmediate(tick);
  };
  tick();
  reader.read(() => true).catch(() => undefined);
  await waitFor('all replies', () => received === COUNT + 1);
  expect(turns.size).toBe(COUNT + 1);
});
