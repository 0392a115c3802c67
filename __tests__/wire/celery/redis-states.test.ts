import { afterEach, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { type Answer, type FakeRedis, startFakeRedis } from './fake-redis.js';
import { answerAs, envelope, type HeardCommand } from './fake-worker.js';

const timings = { connectMs: 300, commandMs: 300, closeMs: 300, pingMs: 200, answerMs: 200 };

const cleanup = createCleanup();
afterEach(() => cleanup.run());

async function start(answer: Answer): Promise<FakeRedis> {
  return cleanup.add(startFakeRedis(answer), (server) => server.stop());
}

async function connect(redis: FakeRedis): Promise<CeleryPort> {
  const options = {
    url: redis.url,
    transportOptions: {},
    timings: { ...timings, reconnectPausesMs: [0, 20] },
  };
  return cleanup.add(connectCelery(options), (port) => port.close());
}

function published(redis: FakeRedis): string[] {
  return redis.heard
    .filter(([name]) => name?.toLowerCase() === 'publish')
    .map(([, , payload = '']) => {
      const { body } = JSON.parse(payload) as { body: string };
      return (JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as HeardCommand).method;
    });
}

/** What Redis says in these states (redis/src/server.c), and what must be in our text. */
const STATES = [
  [
    "-OOM command not allowed when used memory > 'maxmemory'.\r\n",
    'is out of memory (maxmemory, noeviction)',
  ],
  [
    "-READONLY You can't write against a read only replica.\r\n",
    'is a read-only replica: give the primary endpoint',
  ],
  ['-NOREPLICAS Not enough good replicas to write.\r\n', 'too few of its replicas are connected'],
  ['-LOADING Redis is loading the dataset in memory\r\n', 'is loading its data'],
  ['-MISCONF Redis is configured to save RDB snapshots\r\n', "can't save its data to disk"],
  ['-ERR max number of clients reached\r\n', 'has reached its maxclients limit'],
] as const;
const READ_ONLY = STATES[1][0];
/** The answer to a blocked BRPOP when its server becomes a replica (redis/src/blocked.c). */
const UNBLOCKED =
  '-UNBLOCKED force unblock from blocking operation, instance state changed (master -> replica?)\r\n';
const DENIED = "-NOPERM User u has no permissions to run the 'lpush' command\r\n";

/** A Redis with a worker that answers pings, until its state gives another answer to a command. */
function startInState(state: (name: string) => string | null): Promise<FakeRedis> {
  const worker = answerAs(({ ticket }) => [envelope(ticket, '{"w1@a": {"ok": "pong"}}')]);
  return start((command, socket) => state(command[0]?.toLowerCase() ?? '') ?? worker(command, socket));
}

describe('a Redis that takes no writes', () => {
  it.each([...STATES, [DENIED, 'the command lpush (NOPERM)'] as const])(
    'is refused before a worker is asked anything: %s',
    async (answer, text) => {
      const redis = await startInState((name) => (name === 'lpush' ? answer : null));
      await expect(connect(redis)).rejects.toMatchObject({
        name: 'RefusedError',
        message: expect.stringContaining(text) as unknown,
      });
      expect(published(redis)).toEqual([]);
    },
  );

  it.each(STATES)('later on is unreachable, and no worker is asked: %s', async (answer, text) => {
    let sick = false;
    const redis = await startInState((name) => (sick && name === 'lpush' ? answer : null));
    const celery = await connect(redis);
    await celery.ping();
    sick = true;
    await expect(celery.ping()).rejects.toMatchObject({
      name: 'WorldError',
      kind: 'unreachable',
      message: expect.stringContaining(text) as unknown,
    });
    await expect(celery.silence(['w1@a'], 'celery')).rejects.toMatchObject({ kind: 'unreachable' });
    expect(published(redis)).toEqual(['ping']);
    sick = false;
    expect((await celery.ping()).counts).toEqual({ 'w1@a': 1 });
  });

  it.each([
    ['lpush', READ_ONLY],
    ['publish', READ_ONLY],
    ['brpop', READ_ONLY],
    ['brpop', UNBLOCKED],
  ] as const)(
    'as after a failover is left for a new connection when it refuses %s: %s',
    async (refused, answer) => {
      let connections = 0;
      const redis = await startInState((name) => {
        if (name === 'select') connections += 1;
        // The first pair of connections still leads to the old primary.
        return name === refused && proved && connections <= 2 ? answer : null;
      });
      let proved = false;
      const celery = await connect(redis);
      await celery.ping();
      proved = true;
      expect((await celery.ping()).counts).toEqual({ 'w1@a': 1 });
      expect(connections).toBe(4);
    },
  );

  it('is unreachable, by name, when it becomes a replica during a blocked read', async () => {
    let sick = false;
    const redis = await startInState((name) => {
      if (sick && name === 'lpush') return READ_ONLY;
      return sick && name === 'brpop' ? UNBLOCKED : null;
    });
    const celery = await connect(redis);
    await celery.ping();
    sick = true;
    await expect(celery.ping()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('is a read-only replica') as unknown,
    });
  });
});
