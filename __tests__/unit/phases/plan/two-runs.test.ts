import { describe, expect, it } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import type { Inputs } from '../../../../src/model/inputs.js';
import type { UndoRecord } from '../../../../src/model/undo-record.js';
import { type Run, createRun } from '../../../../src/phases/run.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { BROKER, type Scene, aScene, anOverlap, complete, nodeOf } from '../../../support/fakes/scenario.js';
import {
  NEW_ID,
  NOW_MS,
  aDeployment,
  aRollingService,
  aService,
  anUndoRecord,
} from '../../../support/builders/world.js';

const OPENERS: Readonly<Record<'before' | 'overlap', (inputs: Partial<Inputs>) => Scene>> = {
  before: aScene,
  overlap: anOverlap,
};
const DRAINS = ['before', 'overlap'] as const;

const warningsOf = (scene: Scene): string => scene.report.warnings.join('\n');
const passedMs = (scene: Scene): number => scene.run.world.clock.now() - NOW_MS;

/** Another job's run on the same service. */
function anotherRun({ run, celery }: Scene): Run {
  let record: UndoRecord | null = null;
  const undo = {
    read: () => record,
    write: (next: UndoRecord) => {
      record = next;
    },
  };
  const connectCelery = () => Promise.resolve(celery.portOf('the other run'));
  return createRun({ inputs: run.inputs, world: { ...run.world, undo, connectCelery }, region: null });
}

describe.each(DRAINS)('the lease, drain: %s', (drain) => {
  it('is waited for before anything is changed', async () => {
    const scene = OPENERS[drain]({ drain });
    scene.celery.leaseOf = 'the other run';
    let changesMeanwhile: string[] | null = null;
    scene.at(300_000, () => {
      changesMeanwhile = changesOf(scene);
      scene.celery.leaseOf = null;
    });
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('succeeded');
    expect(changesMeanwhile).toEqual([]);
    expect(warningsOf(scene)).toContain(
      "Another run is at work on worker: it holds the service's lease on the broker.",
    );
  });

  it('refuses after drain-timeout and health-timeout, changing nothing', async () => {
    const scene = OPENERS[drain]({ drain, drainTimeoutMs: 60_000, healthTimeoutMs: 120_000 });
    scene.celery.leaseOf = 'the other run';
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('refused');
    expect(scene.calls).toEqual([]);
    expect(scene.report.refusals.join()).toMatch(/another run is at work on worker.*within 3 min/);
    expect(passedMs(scene)).toBeGreaterThanOrEqual(180_000);
    expect(passedMs(scene)).toBeLessThan(190_000);
  });

  it('lets one of two runs that look at the same moment drain', async () => {
    const scene = OPENERS[drain]({ drain, drainTimeoutMs: 3_600_000 });
    const other = runPhases(anotherRun(scene));
    const [first, second] = await Promise.all([runPhases(scene.run), other]);
    // The fake lease of a run that has ended is not given back: the one that came second was refused.
    expect([first.outcome, second.outcome].sort()).toEqual(['refused', 'succeeded']);
    const silenced = changesOf(scene).filter((call) => call.startsWith('silence'));
    expect(new Set(silenced).size).toBe(silenced.length);
    expect(changesOf(scene).filter((call) => call.startsWith('update'))).toHaveLength(1);
  });

  it('that can not be taken keeps no run from its work', async () => {
    const scene = OPENERS[drain]({ drain });
    const port = scene.celery.portOf('this run');
    const denied = new WorldError('denied', 'broker', 'NOPERM');
    const connectCelery = () => Promise.resolve({ ...port, holdLease: () => Promise.reject(denied) });
    Object.assign(scene.run.world, { connectCelery });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  });
});

describe('a step that takes no lease', () => {
  it.each([
    ['a dry run', { dryRun: true }],
    ['drain: none', { drain: 'none' }],
    ['no broker', { broker: null, drain: 'auto' }],
  ] as const)('%s', async (_, inputs) => {
    const scene = aScene({ broker: BROKER, ...inputs });
    scene.celery.leaseOf = 'the other run';
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('dryRun' in inputs ? 'planned' : 'succeeded');
    expect(warningsOf(scene)).not.toContain('Another run');
  });
});

/** The rollout of another run: it completes 90 s later. */
function withForeignRollout(scene: Scene, overrides: Parameters<typeof aRollingService>[0] = {}): void {
  scene.service = aRollingService({ createdAtMs: NOW_MS - 10_000, ...overrides });
  scene.at(90_000, () => {
    scene.service = aService();
  });
}

describe.each(['before', 'none', 'auto'] as const)('the deployment of another run, drain: %s', (drain) => {
  const open = (inputs: Partial<Inputs> = {}): Scene =>
    aScene({ drain, ...(drain === 'auto' ? { broker: null } : {}), ...inputs });

  it('is waited for, and said', async () => {
    const scene = open();
    withForeignRollout(scene);
    let changesMeanwhile: string[] | null = null;
    scene.at(89_000, () => {
      changesMeanwhile = changesOf(scene);
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesMeanwhile).toEqual([]);
    expect(warningsOf(scene)).toContain(`its deployment ${NEW_ID} (shop:46) is in progress`);
    expect(warningsOf(scene)).not.toContain('taken over');
  });

  it.each([
    ['older than health-timeout', { createdAtMs: NOW_MS - 600_000 }],
    ['whose tasks fail', { failedTasks: 1 }],
  ])('%s, is taken over at once', async (_, overrides) => {
    const scene = open();
    withForeignRollout(scene, overrides);
    await runPhases(scene.run);
    expect(warningsOf(scene)).toContain('taken over');
    expect(warningsOf(scene)).not.toContain('Another run');
  });

  it('is taken over when it is older than health-timeout', async () => {
    const scene = open({ healthTimeoutMs: 60_000 });
    withForeignRollout(scene);
    await runPhases(scene.run);
    expect(warningsOf(scene)).toContain('Another run');
    expect(warningsOf(scene)).toContain('taken over');
  });

  it('is not waited for where an earlier step of this job made it', async () => {
    const scene = open();
    withForeignRollout(scene);
    scene.record = anUndoRecord();
    await runPhases(scene.run);
    expect(warningsOf(scene)).not.toContain('Another run');
  });
});

describe('workers that another run has silenced', () => {
  const silence = (scene: Scene): void => {
    for (const task of scene.old) scene.celery.workers.set(nodeOf(task), aWorker({ queues: [] }));
  };

  it('are waited for until they consume again, and then are ours', async () => {
    const scene = aScene();
    silence(scene);
    let changesMeanwhile: string[] | null = null;
    scene.at(60_000, () => {
      changesMeanwhile = changesOf(scene);
      for (const task of scene.old) scene.celery.workers.set(nodeOf(task), aWorker());
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesMeanwhile).toEqual([]);
    expect(warningsOf(scene)).toContain(`these workers were silenced by it`);
    expect(scene.calls.filter((call) => call.startsWith('silence'))).toHaveLength(1);
  });

  it('are replaced by the deployment of the other run, on which this one then builds', async () => {
    const scene = aScene();
    silence(scene);
    scene.at(60_000, () => {
      complete(scene, scene.old, scene.fresh);
      for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker());
    });
    scene.onUpdate = () => {
      const latest = { id: 'ecs-svc/4444444444444444444', createdAtMs: NOW_MS + 90_000 };
      scene.service = aService({ deployments: [aDeployment(latest)] });
      scene.tasks = scene.tasks.map((task) => ({ ...task, startedBy: latest.id }));
      for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker());
    };
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.record?.previous.deploymentId).toBe(NEW_ID);
  });

  it('that stay deaf are replaced after three minutes', async () => {
    const scene = aScene();
    silence(scene);
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(passedMs(scene)).toBeGreaterThanOrEqual(180_000);
    expect(scene.calls.filter((call) => /^(silence|restore)/.test(call))).toEqual([]);
  });

  it('by an earlier step of this job are its own', async () => {
    const scene = aScene();
    silence(scene);
    const queues = [{ name: 'celery', state: 'confirmed' } as const];
    const workers = scene.old.map((task) => ({
      node: nodeOf(task),
      taskArn: task.arn,
      queues,
      pool: 'prefork',
      side: 'old' as const,
    }));
    scene.record = anUndoRecord({ update: null, workers });
    await runPhases(scene.run);
    expect(warningsOf(scene)).not.toContain('Another run');
  });
});
