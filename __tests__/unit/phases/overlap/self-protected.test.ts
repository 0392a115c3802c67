import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { NOW_MS, anUndoRecord } from '../../../support/builders/world.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { JOB, type Scene, anOverlap, nodeOf } from '../../../support/fakes/scenario.js';

const protectionOf = ({ arn: taskArn }: { arn: string }) => ({ taskArn, expiresAtMs: NOW_MS + 7_200_000 });

/** The first old task has a second job, which ends at 60 s; the hook of the one that ends at 30 s drops the protection. */
function aDroppingApp(scene: Scene): Scene {
  const [task] = scene.old;
  scene.at(20_000, () => {
    const worker = scene.celery.workers.get(nodeOf(task));
    if (worker !== undefined) worker.active = [JOB];
  });
  scene.at(30_000, () => {
    scene.protections = scene.protections.filter(({ taskArn }) => taskArn !== task.arn);
  });
  scene.at(60_000, () => {
    const worker = scene.celery.workers.get(nodeOf(task));
    if (worker !== undefined) worker.active = [];
  });
  return scene;
}

describe('an app that protects its tasks itself', () => {
  it('auto takes before, and says why', async () => {
    const scene = anOverlap({ drain: 'auto' });
    scene.protections = [protectionOf(scene.old[0])];
    await runPhases(scene.run);
    expect(scene.report.drain.mode).toBe('before');
    expect(scene.report.drain.why).toContain('1 of 2 tasks is protected by somebody else');
    expect(changesOf(scene).filter((call) => /^(protect|release)/.test(call))).toEqual([]);
  });

  it('auto takes overlap where an earlier step of this job protected them', async () => {
    const scene = anOverlap({ drain: 'auto' });
    scene.protections = scene.old.map(protectionOf);
    scene.record = anUndoRecord({ update: null, protections: scene.protections });
    await runPhases(scene.run);
    expect(scene.report.drain.mode).toBe('overlap');
  });

  it('an overlap leaves what the app protects as it is: neither set anew nor released', async () => {
    const scene = anOverlap();
    const [theirs, ours] = scene.old;
    scene.protections = [protectionOf(theirs)];
    const { onRelease } = scene;
    scene.at(50_000, () => {
      scene.protections = scene.protections.filter(({ taskArn }) => taskArn !== theirs.arn);
      onRelease([theirs.arn]);
    });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    const calls = changesOf(scene).filter((call) => /^(protect|release)/.test(call));
    expect(calls).toEqual([`protect ${ours.arn}`, `release ${ours.arn}`]);
  });

  it('a protection that its hooks drop while a job runs is set again, and released when the worker is idle', async () => {
    const scene = aDroppingApp(anOverlap());
    const { arn } = scene.old[0];
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    const calls = changesOf(scene).filter((call) => call.includes(arn) && !call.startsWith('update'));
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['protect', 'protect', 'release']);
  });

  it('DEPLOYMENT_BLOCKED is an answer: named once, and not asked for again', async () => {
    const scene = aDroppingApp(anOverlap());
    const { arn } = scene.old[0];
    scene.at(25_000, () => scene.refusedProtections.add(arn));
    await runPhases(scene.run);
    expect(changesOf(scene).filter((call) => call === `protect ${arn}`)).toHaveLength(1);
    expect(scene.report.warnings.filter((text) => text.includes('DEPLOYMENT_BLOCKED'))).toHaveLength(1);
  });
});

describe('protections that can not be read (GetTaskProtection is denied)', () => {
  const deny = (scene: Scene): Scene => {
    Object.assign(scene.run.world.ecs, { fetchProtections: () => Promise.resolve(null) });
    return scene;
  };

  it('refuse an overlap that was asked for, before anything is changed', async () => {
    const scene = deny(anOverlap());
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.calls).toEqual([]);
    expect(scene.report.refusals.join()).toContain('ecs:GetTaskProtection');
  });

  it('auto takes before', async () => {
    const scene = deny(anOverlap({ drain: 'auto' }));
    await runPhases(scene.run);
    expect(scene.report.drain).toMatchObject({
      mode: 'before',
      why: expect.stringContaining('GetTask') as unknown,
    });
    expect(changesOf(scene).filter((call) => /^(protect|release)/.test(call))).toEqual([]);
  });
});
