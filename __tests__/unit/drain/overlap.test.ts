import { describe, expect, it } from '@jest/globals';
import { assessOverlap } from '../../../src/drain/assess-overlap.js';
import type { OverlapFacts } from '../../../src/drain/assess-overlap.js';
import { findBeats } from '../../../src/definition/find-beat.js';
import { findProvenTasks } from '../../../src/drain/find-proven-tasks.js';
import { computeRoom, planExpiryMinutes } from '../../../src/drain/plan-expiry.js';
import { planHandover } from '../../../src/drain/plan-handover.js';
import { aDeployment, aService, anInputs } from '../../support/builders/world.js';

const worker = {
  node: 'w@a',
  taskArn: 'task-1',
  count: 1,
  answers: true,
  queues: ['celery'],
  pool: 'prefork',
  jsonOnly: true,
};
const good: OverlapFacts = {
  inputs: anInputs({ drain: 'overlap' }),
  service: aService(),
  roster: { workers: [worker], tasksWithoutWorker: [], otherNodes: [], ownQueues: [], namesakes: [] },
  taskCount: 2,
  definitions: [],
  canStopDeployments: true,
};
const commanded = (command: unknown, entryPoint: unknown = []) => ({
  family: 'shop',
  containerDefinitions: [{ name: 'worker', image: 'shop', command, entryPoint }],
});

describe('assessOverlap', () => {
  it('has no problem with a well-made worker service', () => {
    expect(assessOverlap(good)).toEqual([]);
  });

  it.each([
    [1, 150, '200'],
    [2, 100, '150'],
    [3, 133, '134'],
    [5, 119, '120'],
  ])(
    'desired %i with maximum-percent %i: names the percent that would do (%s)',
    (desiredCount, maximumPercent, needed) => {
      const problems = assessOverlap({ ...good, service: aService({ desiredCount, maximumPercent }) });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`maximum-percent must be ${needed} or more`);
      const fixed = aService({ desiredCount, maximumPercent: Number(needed) });
      expect(assessOverlap({ ...good, service: fixed })).toEqual([]);
    },
  );

  it.each<[string, Partial<OverlapFacts>, string]>([
    ['steps that are split', { inputs: anInputs({ phases: ['pre-deploy', 'deploy'] }) }, 'post-deploy'],
    [
      'a deployment in progress',
      { service: aService({ deployments: [aDeployment({ rolloutState: 'IN_PROGRESS' })] }) },
      'not completed',
    ],
    ['service deployments that can not be read', { canStopDeployments: false }, 'ecs:ListServiceDeployments'],
    [
      'a worker that is on no certain task',
      { roster: { ...good.roster, workers: [{ ...worker, taskArn: null }] } },
      'w@a',
    ],
    ['a shared node name', { roster: { ...good.roster, workers: [{ ...worker, count: 2 }] } }, 'w@a'],
    ['globs', { inputs: anInputs({ drainWorkers: ['shop-*'] }) }, 'drain-workers (shop-*)'],
    ['a beat', { definitions: [commanded(['celery', '-A', 'shop', 'worker', '-B'])] }, 'worker'],
    ['more minutes than ECS protects', { inputs: anInputs({ drainTimeoutMs: 172_800_000 }) }, '2880'],
  ])('refuses %s', (_, facts, named) => {
    const problems = assessOverlap({ ...good, ...facts });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
  });

  it('refuses a fourth unfinished deployment: this one and its rollback would be one too many', () => {
    const unfinished = (count: number) =>
      Array.from({ length: count }, () => aDeployment({ status: 'ACTIVE', rolloutState: 'IN_PROGRESS' }));
    const withUnfinished = (count: number) =>
      assessOverlap({ ...good, service: aService({ deployments: [aDeployment(), ...unfinished(count)] }) });
    expect(withUnfinished(3)).toEqual([]);
    expect(withUnfinished(4)).toHaveLength(1);
  });
});

describe('findBeats', () => {
  it.each([
    [['celery', '-A', 'shop', 'worker', '-B'], true],
    [['celery', '-A', 'shop', 'worker', '-EB'], true],
    [['celery', '-A', 'shop', 'worker', '--beat'], true],
    [['celery', '-A', 'shop', 'beat'], true],
    [['sh', '-c', 'exec celery -A shop worker -B -l info'], true],
    [['celery', '-A', 'shop', 'worker', '-Q', 'beats'], false],
    [['celery', '-b', 'redis://Broker', 'worker'], false],
    [['celery', '--broker', 'x', 'worker', '-l', 'INFO'], false],
    [['gunicorn', '-B'], false],
    [undefined, false],
  ])('%j: %s', (command, found) => {
    expect(findBeats(commanded(command)).map((beat) => beat.container)).toEqual(found ? ['worker'] : []);
  });

  it('also looks at the entry point', () => {
    expect(findBeats(commanded(['beat'], ['celery', '-A', 'shop']))).toEqual([
      { container: 'worker', isLocking: false, isGuess: false },
    ]);
  });
});

describe('planHandover', () => {
  const old = ['a', 'b', 'c', 'd', 'e'];
  it.each([
    ['full room: none before all are proven', 5, 4, [], []],
    ['full room: all at once', 5, 5, [], old],
    ['one fits: none before it is proven', 1, 0, [], []],
    ['one fits: one for one', 1, 1, [], ['a']],
    ['one fits: not a second before the next is proven', 1, 1, ['a'], []],
    ['two fit: two for two', 2, 4, ['a', 'b'], ['c', 'd']],
    ['all proven: the remaining ones', 1, 5, ['a', 'b', 'c'], ['d', 'e']],
  ])('%s', (_, room, provenCount, silenced, expected) => {
    const oldTaskArns = old.filter((arn) => !silenced.includes(arn));
    const facts = { desiredCount: 5, room, provenCount, oldTaskArns, silencedTaskArns: new Set(silenced) };
    expect(planHandover(facts)).toEqual(expected);
  });
});

describe('planExpiryMinutes', () => {
  const bounds = { drainTimeoutMs: 600_000, healthTimeoutMs: 600_000 };
  it.each([
    [2, 2, 30],
    [5, 1, 110],
    [5, 2, 70],
  ])('%i tasks, room for %i: %i minutes', (taskCount, room, minutes) => {
    expect(planExpiryMinutes({ ...bounds, taskCount, room })).toBe(minutes);
  });

  it('room is what ECS may start beside all the old tasks', () => {
    expect([computeRoom(5, 120), computeRoom(5, 119), computeRoom(1, 200), computeRoom(2, 100)]).toEqual([
      1, 0, 1, 0,
    ]);
  });
});

describe('findProvenTasks', () => {
  it('takes a task whose workers together consume every expected queue', () => {
    const workers = [
      { taskArn: 't1', queues: ['a'] },
      { taskArn: 't1', queues: ['b'] },
      { taskArn: 't2', queues: ['a'] },
      { taskArn: 'old', queues: ['a', 'b'] },
    ];
    expect([...findProvenTasks(workers, new Set(['t1', 't2', 't3']), ['a', 'b'])]).toEqual(['t1']);
  });

  it('does not take a worker without queues, if no queue was known', () => {
    expect([...findProvenTasks([{ taskArn: 't1', queues: [] }], new Set(['t1']), [])]).toEqual([]);
  });
});
