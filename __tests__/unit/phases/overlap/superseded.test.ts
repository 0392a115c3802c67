import { describe, expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { FOREIGN_ARN, FOREIGN_ID, NOW_MS, aDeployment, aService } from '../../../support/builders/world.js';
import { JOB, type Scene, anOverlap, nodeOf } from '../../../support/fakes/scenario.js';

/** Another deployment comes 5 s after ours; the first old worker's job never ends. */
function aSuperseded(): Scene {
  const scene = anOverlap();
  const { onUpdate } = scene;
  scene.onUpdate = (update) => {
    onUpdate(update);
    scene.at(scene.run.world.clock.now() - NOW_MS + 5_000, () => {
      const foreign = { id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN, rolloutState: 'IN_PROGRESS' };
      scene.service = aService({
        taskDefinitionArn: FOREIGN_ARN,
        deployments: [aDeployment(foreign), aDeployment({ status: 'ACTIVE' })],
      });
      const [busy, idle] = scene.old.map((task) => scene.celery.workers.get(nodeOf(task)));
      if (busy !== undefined) busy.active = [JOB];
      if (idle !== undefined) idle.active = [];
    });
  };
  return scene;
}

describe('superseded in a hand-over', () => {
  it('releases the tasks that hold no job, and names the others with the end of their protection', async () => {
    const scene = aSuperseded();
    const ending = await runPhases(scene.run);
    expect(ending.outcome).toBe('superseded');
    expect(scene.protections.map(({ taskArn }) => taskArn)).toEqual([scene.old[0].arn]);
    expect(ending.reason).toMatch(/Old tasks stay protected: [0-9a-f]{8} until 2026-/);
  });
});
