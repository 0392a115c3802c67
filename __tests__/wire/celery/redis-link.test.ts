import { afterEach, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { waitFor } from '../../support/wait-for.js';
import { type Answer, type FakeRedis, OK, startFakeRedis } from './fake-redis.js';
import { answerAs, envelope, type HeardCommand } from './fake-worker.js';

const timings = { connectMs: 300, commandMs: 300, closeMs: 300, pingMs: 200, answerMs: 200 };
const QUEUES = '{"w1@a": [{"name": "celery"}]}';

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

function published(redis: FakeRedis): string[] {
  return redis.heard
    .filter(([name]) => name?.toLowerCase() === 'publish')
    .map(([, , payload = '']) => {
      const { body } = JSON.parse(payload) as { body: string };
      return (JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as HeardCommand).method;
    });
}

describe('connecting', () => {
  it.each([
    ['hangs', () => 'hang', 'did not answer in time'],
    ['hangs up', () => 'drop', 'closed the connection'],
    ['talks HTTP', () => 'HTTP/1.1 400 Bad Request\r\n\r\n', 'It seems to be an HTTP server'],
    ['is RabbitMQ', () => 'AMQP\0\0\x09\x01', 'It seems to be RabbitMQ: write amqp://'],
    ['talks garbage', () => 'hello\r\n', "does not speak Redis' protocol. Check"],
  ])('to a server that %s is refused in time', async (_what, answer, text) => {
    const redis = await start(answer);
    await expect(connect(redis)).rejects.toMatchObject({
      name: 'RefusedError',
      message: expect.stringContaining(text) as unknown,
    });
  });

  it('ends when the job is cancelled', async () => {
    const redis = await start(() => 'hang');
    const cancel = new AbortController();
    const connecting = connect(redis, { signal: cancel.signal, timings: {} });
    cancel.abort();
    await expect(connecting).rejects.toMatchObject({ name: 'CancelledError' });
  });
});

describe('a question', () => {
  it('without an answer leaves the node out, which is not asked again until its late answer has come', async () => {
    let ticket = '';
    const late: string[] = [];
    const redis = await start(
      answerAs((command) => {
        if (command.method === 'ping') return late.splice(0);
        ticket ||= command.ticket;
        return command.ticket === ticket ? [] : [envelope(command.ticket, QUEUES)];
      }),
    );
    const celery = await connect(redis);
    expect(await celery.fetchQueues(['w1@a'])).toEqual({});
    expect(await celery.fetchQueues(['w1@a'])).toEqual({});
    expect(published(redis)).toEqual(['active_queues']);
    late.push(envelope(ticket, QUEUES));
    await celery.ping();
    expect(await celery.fetchQueues(['w1@a'])).toEqual({ 'w1@a': ['celery'] });
  });

  it('is asked again after a minute', async () => {
    let nowMs = 0;
    const redis = await start(answerAs(() => []));
    const celery = await connect(redis, { now: () => nowMs });
    await celery.fetchQueues(['w1@a']);
    nowMs = 59_999;
    await celery.fetchQueues(['w1@a']);
    expect(published(redis)).toHaveLength(1);
    nowMs = 60_000;
    await celery.fetchQueues(['w1@a']);
    expect(published(redis)).toHaveLength(2);
  });

  it.each([
    ['pickle', (ticket: string) => envelope(ticket, 'x', 'application/x-python-serialize')],
    ['half a JSON', (ticket: string) => envelope(ticket, '{"w1@a": [')],
    ['an error', (ticket: string) => envelope(ticket, '{"w1@a": {"error": "EncodeError()"}}')],
    ['something else', (ticket: string) => envelope(ticket, '{"w1@a": "idle"}')],
  ])('answered by %s is an answer that is not idle', async (_what, answer) => {
    const redis = await start(answerAs(({ ticket }) => ['garbage', answer(ticket)]));
    const celery = await connect(redis);
    const [look] = await celery.look([{ node: 'w1@a', pool: null, jsonOnly: false }]);
    expect(look).toMatchObject({ node: 'w1@a', answered: false });
  });

  it('whose connection is lost is asked again once, and everybody can be asked at once', async () => {
    let first = true;
    const redis = await start(
      answerAs(({ ticket }) => {
        const lost = first;
        first = false;
        return lost ? 'drop' : [envelope(ticket, QUEUES)];
      }),
    );
    const celery = await connect(redis);
    expect(await celery.fetchQueues(['w1@a'])).toEqual({ 'w1@a': ['celery'] });
  });
});

describe('a command that changes something', () => {
  it.each(['drop', 'hang'] as const)(
    'is never sent twice when the server answers it by %s',
    async (reaction) => {
      const redis = await start(answerAs(() => reaction));
      const celery = await connect(redis);
      await expect(celery.silence(['w1@a'], 'celery')).rejects.toMatchObject({
        name: 'WorldError',
        kind: 'unreachable',
      });
      expect(published(redis)).toEqual(['cancel_consumer']);
    },
  );

  it('is sent to a node that is silent', async () => {
    const redis = await start(answerAs(() => []));
    const celery = await connect(redis);
    await celery.fetchQueues(['w1@a']);
    expect(await celery.silence(['w1@a'], 'celery')).toEqual([
      { node: 'w1@a', accepted: false, error: null },
    ]);
    expect(published(redis)).toEqual(['active_queues', 'cancel_consumer']);
  });

  it('that a worker refuses has its error', async () => {
    const redis = await start(
      answerAs(({ ticket }) => [envelope(ticket, '{"w1@a": {"error": "TypeError()"}}')]),
    );
    const celery = await connect(redis);
    expect(await celery.restore(['w1@a'], 'celery')).toEqual([
      { node: 'w1@a', accepted: false, error: 'TypeError()' },
    ]);
  });
});

describe('closing', () => {
  it('is bounded, happens once, and removes the list', async () => {
    const redis = await start(answerAs(({ ticket }) => [envelope(ticket, '{"w1@a": {"ok": "pong"}}')]));
    const celery = await connect(redis);
    expect(await celery.ping()).toEqual({ counts: { 'w1@a': 1 }, receivers: 1 });
    await Promise.all([celery.close(), celery.close()]);
    const list = redis.heard.find(([name]) => name?.toLowerCase() === 'brpop')?.[1];
    const removals = redis.heard.filter(([name, key]) => name?.toLowerCase() === 'del' && key === list);
    expect(removals).toHaveLength(1);
  });

  it('leaves a list that expires for answers that are still owed', async () => {
    const redis = await start(answerAs(() => []));
    const celery = await connect(redis);
    await celery.ping();
    await celery.close();
    const names = redis.heard.map(([name]) => name?.toLowerCase());
    expect(names.slice(names.lastIndexOf('multi'))).toEqual(
      expect.arrayContaining(['del', 'lpush', 'expire', 'exec']),
    );
    expect(redis.heard.findLast(([name]) => name?.toLowerCase() === 'expire')).toContain('3600');
  });

  it('does not wait for a server that hangs', async () => {
    let hang = false;
    const redis = await start((command, socket) => (hang ? 'hang' : answerAs(() => [])(command, socket)));
    const celery = await connect(redis);
    hang = true;
    await expect(celery.close()).resolves.toBeUndefined();
  });

  it('works after a cancel, which ends the wait in progress', async () => {
    const cancel = new AbortController();
    const redis = await start(answerAs(() => []));
    const celery = await connect(redis, { signal: cancel.signal, timings: { ...timings, pingMs: 60_000 } });
    const asking = celery.ping();
    asking.catch(() => undefined);
    await waitFor('the ping', () => published(redis).length === 1);
    cancel.abort();
    await expect(asking).rejects.toMatchObject({ name: 'CancelledError' });
    await expect(celery.close()).resolves.toBeUndefined();
  });
});

it('never reconnects without end', async () => {
  let refuse = false;
  const redis = await start((command, socket) =>
    refuse ? 'drop' : command[0]?.toLowerCase() === 'select' ? OK : answerAs(() => 'drop')(command, socket),
  );
  const celery = await connect(redis);
  refuse = true;
  await expect(celery.fetchQueues(['w1@a'])).rejects.toMatchObject({
    name: 'WorldError',
    kind: 'unreachable',
  });
});
