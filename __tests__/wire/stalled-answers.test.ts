import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { connectEcs } from '../../src/adapters/ecs/connect-ecs.js';
import { connectLoadBalancer } from '../../src/adapters/elbv2/connect-load-balancer.js';
import { connectLogs } from '../../src/adapters/logs/connect-logs.js';
import { startFakeAws, useFakeAws, type FakeAws } from './ecs/fake-aws.js';
import { waitFor } from '../support/wait-for.js';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws();
  useFakeAws(aws);
  // What a first call loads takes longer than the limit.
  const { signal } = new AbortController();
  await Promise.all(CALLS.map(([, call]) => call(LONG_MS, signal).catch(() => undefined)));
});
beforeEach(() => {
  aws.reset();
});
afterAll(() => aws.close());

const LIMIT_MS = 400;
const LONG_MS = 60_000;
const STREAM = { group: '/ecs/shop', stream: 'ecs/web/1', region: null, sinceMs: 0 };
const DEFINITION = { family: 'shop', containerDefinitions: [] };

type Call = (limitMs: number, signal: AbortSignal) => Promise<unknown>;

/** The limit that isn't meant is so long that the test would fail by it. */
const openEcs = (limitsMs: { reader: number; writer: number }, signal: AbortSignal) =>
  connectEcs({ cluster: 'prod', service: 'web', limitsMs, signal });

const CALLS: readonly (readonly [string, Call])[] = [
  ['ecs:DescribeServices', (reader, signal) => openEcs({ reader, writer: LONG_MS }, signal).fetchService()],
  [
    // Its answer is read before the SDK reads it.
    'ecs:DescribeTaskDefinition',
    (reader, signal) => openEcs({ reader, writer: LONG_MS }, signal).fetchTaskDefinition('shop:1'),
  ],
  [
    'ecs:UpdateService',
    (writer, signal) => openEcs({ reader: LONG_MS, writer }, signal).updateService({ desiredCount: 1 }),
  ],
  [
    'ecs:RegisterTaskDefinition',
    (writer, signal) => openEcs({ reader: LONG_MS, writer }, signal).registerTaskDefinition(DEFINITION),
  ],
  [
    'elasticloadbalancing:DescribeTargetGroups',
    (limitMs, signal) => connectLoadBalancer({ limitMs, signal }).fetchTargetGroups(['arn:tg']),
  ],
  ['logs:GetLogEvents', (limitMs, signal) => connectLogs({ limitMs, signal }).fetchLastLines(STREAM, 1)],
];

describe.each(CALLS)('an answer to %s that stalls in its body', (action, call) => {
  const operation = action.replace(/^.*:/, '');
  const stall = (): void => {
    aws.answer(operation, { half: JSON.stringify({ padding: 'x'.repeat(1000) }) });
  };

  test('is no answer after the limit, and its connection is closed', async () => {
    stall();
    const job = new AbortController();
    const error: unknown = await call(LIMIT_MS, job.signal).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'WorldError', kind: 'unreachable', call: action });
    expect((error as Error).message).toContain(`No complete answer from AWS to ${action}`);
    expect((error as Error).message).toContain('within 0.4 s');
    expect(aws.calls.map((heard) => heard.operation)).toEqual([operation]);
    expect(getEventListeners(job.signal, 'abort')).toEqual([]);
    await waitFor('the end of the connection', () => aws.busy() === 0);
  });

  test('ends when the job is cancelled', async () => {
    stall();
    const job = new AbortController();
    const asking = call(LONG_MS, job.signal);
    asking.catch(() => undefined);
    await waitFor('the call', () => aws.calls.length === 1);
    job.abort();
    await expect(asking).rejects.toMatchObject({ name: 'CancelledError' });
  });
});
