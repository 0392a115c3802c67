import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { connectLogs } from '../../../src/adapters/logs/connect-logs.js';
import { WorldError } from '../../../src/errors.js';
import { awsError, startFakeAws, useFakeAws, type FakeAws } from '../ecs/fake-aws.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
});
beforeEach(() => {
  aws.reset();
});
afterAll(() => aws.close());

const STREAM = { group: '/ecs/shop', stream: 'ecs/web/1', region: null, sinceMs: 1_000 };
const page = (nextBackwardToken: string, ...messages: string[]) => ({
  body: {
    events: messages.map((message) => ({ timestamp: Number(message), message })),
    nextBackwardToken,
    nextForwardToken: 'f',
  },
});

test('reads backwards until it has enough, over empty pages too, and gives the lines oldest first', async () => {
  aws.answer('GetLogEvents', page('b/2', '3', '4'), page('b/1'), page('b/0', '1', '2'));
  const calls: string[] = [];
  const lines = await connectLogs({ onCall: (call) => calls.push(call) }).fetchLastLines(STREAM, 4);
  expect(calls).toEqual(Array.from({ length: 3 }, () => 'logs:GetLogEvents'));
  expect(lines.map(({ message }) => message)).toEqual(['1', '2', '3', '4']);
  expect(aws.calls.map(({ body }) => [body['nextToken'], body['limit']])).toEqual([
    [undefined, 4],
    ['b/2', 2],
    ['b/1', 2],
  ]);
  expect(aws.calls[0]?.body).toMatchObject({
    logGroupName: '/ecs/shop',
    logStreamName: 'ecs/web/1',
    startTime: 1_000,
  });
});

test('the same token again is the beginning of the stream', async () => {
  aws.answer('GetLogEvents', page('b/0', '1'), page('b/0'));
  await expect(connectLogs().fetchLastLines(STREAM, 200)).resolves.toHaveLength(1);
  expect(aws.calls).toHaveLength(2);
});

test('a stream of empty pages is given up after a few', async () => {
  aws.answer('GetLogEvents', ...Array.from({ length: 20 }, (_, index) => page(`b/${index}`)));
  await expect(connectLogs().fetchLastLines(STREAM, 200)).resolves.toEqual([]);
  expect(aws.calls.length).toBeLessThan(10);
});

test('asks the region to which the container logs', async () => {
  aws.answer('GetLogEvents', page('b/0'));
  await connectLogs().fetchLastLines({ ...STREAM, region: 'us-west-2' }, 1);
  expect(aws.calls[0]?.headers['authorization']).toContain('/us-west-2/logs/');
});

test.each([
  ['AccessDeniedException', 'denied'],
  ['ResourceNotFoundException', 'missing'],
  ['InvalidParameterException', 'invalid'],
])('%s: a WorldError `%s` that names the call', async (name, kind) => {
  aws.answer('GetLogEvents', awsError(name, 'not today'));
  const error = await connectLogs()
    .fetchLastLines(STREAM, 1)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WorldError);
  expect(error).toMatchObject({ kind, call: 'logs:GetLogEvents' });
  expect((error as WorldError).message).toContain('not today');
});
