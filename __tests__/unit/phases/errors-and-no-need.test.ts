import { describe, expect, it } from '@jest/globals';
import { CancelledError, WorldError } from '../../../src/errors.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import { NEW_ARN, NEW_ID, NOW_MS, aRollingService, aService } from '../../support/builders/world.js';
import { aScene, nodeOf, start } from '../../support/fakes/scenario.js';

describe('an error on the way', () => {
  it('a denied UpdateService is undone and said plainly', async () => {
    const scene = aScene();
    scene.onUpdate = () => {
      throw new WorldError('denied', 'ecs:UpdateService', 'not authorized to perform ecs:UpdateService');
    };
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('failed');
    expect(ending.reason).toContain('ecs:UpdateService');
    expect(changesOf(scene)).toContain(`restore celery ${scene.old.map(nodeOf).join(',')}`);
    expect(scene.record?.status).toBe('closed');
  });

  it('an UpdateService whose answer got lost is found and watched, not made again', async () => {
    const scene = aScene();
    const update = scene.onUpdate;
    scene.onUpdate = (asked) => {
      update(asked);
      throw new WorldError('unreachable', 'ecs:UpdateService', 'socket hang up');
    };
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(changesOf(scene).filter((call) => call.startsWith('update'))).toHaveLength(1);
  });

  it('a cancel changes nothing more and leaves the record open for the post step', async () => {
    const scene = aScene();
    scene.at(6_000, () => {
      throw new CancelledError('The job was cancelled.');
    });
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('cancelled');
    expect(changesOf(scene).at(-1)).toMatch(/^silence/);
    expect(scene.record).toMatchObject({ status: 'open', workers: [{ side: 'old' }, { side: 'old' }] });
  });
});

describe('no need to drain', () => {
  it('no-change is decided before any drain', async () => {
    const scene = aScene({ images: [] });
    expect((await runPhases(scene.run)).outcome).toBe('no-change');
    expect(scene.calls).toEqual([]);
  });

  it('a changed count replaces no task: nobody is silenced', async () => {
    const scene = aScene({ images: [], desiredCount: 3 });
    scene.onUpdate = () => {
      scene.service = aService({ desiredCount: 3 });
    };
    await runPhases(scene.run);
    expect(changesOf(scene)).toEqual([`update ${JSON.stringify({ desiredCount: 3 })}`]);
  });

  it('a dry run looks and writes nothing', async () => {
    const scene = aScene({ dryRun: true });
    expect((await runPhases(scene.run)).outcome).toBe('planned');
    expect(scene.calls).toEqual([]);
    expect(scene.report.plan.join('\n')).toContain(`silence ${nodeOf(scene.old[0])}`);
  });

  it('superseded: another deployment is PRIMARY, and nothing of it is touched', async () => {
    const scene = aScene();
    scene.onUpdate = () => {
      start(scene, scene.fresh);
      scene.at(scene.run.world.clock.now() - NOW_MS + 10_000, () => {
        scene.service = aRollingService(
          { id: 'ecs-svc/9', taskDefinitionArn: `${NEW_ARN}9` },
          { id: NEW_ID },
        );
      });
    };
    const before = changesOf(scene).length;
    expect((await runPhases(scene.run)).outcome).toBe('superseded');
    expect(changesOf(scene).slice(before + 3)).toEqual([]);
  });
});

describe('two runs at once', () => {
  it('a deployment that came while we drained is left alone: its workers, and its place', async () => {
    const scene = aScene();
    scene.at(6_000, () => {
      start(scene, scene.fresh);
    });
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('superseded');
    const told = changesOf(scene).filter((call) => scene.fresh.some((task) => call.includes(nodeOf(task))));
    expect(told).toEqual([]);
    expect(changesOf(scene).some((call) => call.startsWith('update'))).toBe(false);
  });
});
