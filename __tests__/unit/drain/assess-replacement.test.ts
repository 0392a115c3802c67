import { describe, expect, test } from '@jest/globals';
import { type ReplacementFacts, assessReplacement } from '../../../src/drain/assess-replacement.js';
import type { RosterWorker, WorkerLook } from '../../../src/model/worker.js';
import {
  NEW_ID,
  NOW_MS,
  OLD_ID,
  aDeployment,
  aService,
  aTask,
  anInputs,
} from '../../support/builders/world.js';

const TASKS = [aTask(), aTask()];
const NODES = ['w@a', 'w@b'];
const JOB = { id: 'job-1', name: 'shop.cook', startedAtMs: NOW_MS };

function aRosterWorker(node: string, taskArn: string): RosterWorker {
  return { node, taskArn, count: 1, answers: true, queues: ['celery'], pool: 'prefork', jsonOnly: true };
}

function aLook(node: string, more: Partial<WorkerLook> = {}): WorkerLook {
  return { node, answered: true, queues: ['celery'], active: [], reserved: [], scheduled: [], ...more };
}

function assess(change: Partial<ReplacementFacts> = {}) {
  return assessReplacement({
    inputs: anInputs({ broker: { url: 'redis://h', transportOptions: {} } }),
    service: aService(),
    deploymentId: OLD_ID,
    tasks: TASKS,
    roster: {
      workers: NODES.map((node, at) => aRosterWorker(node, TASKS[at]?.arn ?? '')),
      tasksWithoutWorker: [],
      otherNodes: [],
      ownQueues: [],
      namesakes: [],
    },
    looks: NODES.map((node) => aLook(node)),
    restored: new Map([['w@a', TASKS[0]?.arn ?? '']]),
    definitions: [],
    canStopDeployments: true,
    ...change,
  });
}

describe('assessReplacement', () => {
  test('a steady service of idle workers can be replaced, whatever phases and count the deploy was asked for', () => {
    expect(assess()).toEqual({ kind: 'ready', nodes: ['w@a'] });
    const inputs = anInputs({ phases: ['pre-deploy'], desiredCount: 1, maximumPercent: 100 });
    expect(assess({ inputs })).toMatchObject({ kind: 'ready' });
  });

  test('nobody is to be replaced once the tasks of the restored workers are gone', () => {
    expect(assess({ restored: new Map([['w@c', 'task/c']]) })).toEqual({ kind: 'gone' });
  });

  test.each<[string, Partial<ReplacementFacts>, RegExp]>([
    ['a task is missing', { tasks: TASKS.slice(0, 1) }, /not steady/],
    [
      'the rollback is under way',
      { service: aService({ deployments: [aDeployment({ rolloutState: 'IN_PROGRESS' })] }) },
      /not steady/,
    ],
    [
      'the failed deployment is still there',
      { service: aService({ deployments: [aDeployment(), aDeployment({ id: NEW_ID, status: 'ACTIVE' })] }) },
      /not steady/,
    ],
    [
      'a worker holds jobs, restored or not',
      { looks: [aLook('w@a'), aLook('w@b', { active: [JOB], reserved: [JOB] })] },
      /w@b holds 2 jobs/,
    ],
    [
      'a worker does not answer',
      { looks: [aLook('w@a'), aLook('w@b', { answered: false })] },
      /w@b does not answer/,
    ],
    ['a worker was not looked at', { looks: [aLook('w@a')] }, /w@b does not answer/],
  ])('waits while %s', (_, change, why) => {
    const verdict = assess(change);
    expect(verdict.kind).toBe('waiting');
    expect('why' in verdict ? verdict.why : '').toMatch(why);
  });

  test.each<[string, Partial<ReplacementFacts>, RegExp]>([
    [
      'another deployment is PRIMARY',
      { service: aService({ deployments: [aDeployment({ id: NEW_ID })] }) },
      /another deployment/,
    ],
    ['there is no room', { service: aService({ maximumPercent: 100 }) }, /maximum-percent must be 150/],
    ['a rollback could not be asked for', { canStopDeployments: false }, /ecs:ListServiceDeployments/],
  ])('impossible where %s', (_, change, why) => {
    const verdict = assess(change);
    expect(verdict.kind).toBe('impossible');
    expect('why' in verdict ? verdict.why : '').toMatch(why);
  });
});
