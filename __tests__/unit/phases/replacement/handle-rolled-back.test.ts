import { describe, expect, test } from '@jest/globals';
import type { Inputs } from '../../../../src/model/inputs.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import {
  FOREIGN_ARN,
  FOREIGN_ID,
  NEW_ID,
  NOW_MS,
  aDeadTask,
  aDeployment,
  aRollingService,
  aService,
} from '../../../support/builders/world.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { type Scene, anAbortedDrain, nodeOf, serviceDeployment } from '../../../support/fakes/scenario.js';

const warningOf = (scene: Scene): string =>
  scene.report.warnings.find((sentence) => sentence.includes('are not replaced')) ?? '';
const replaces = (scene: Scene): boolean => changesOf(scene).includes('update {"forceNewDeployment":true}');

/** The new tasks fail, and the forced deployment that may follow the rollback works. */
function aFailedRollout(inputs: Partial<Inputs> = {}): Scene {
  const scene = anAbortedDrain({ drainTimeoutMs: 600_000, ...inputs }, 30_000);
  const { onUpdate } = scene;
  scene.onUpdate = (update) => {
    if (update.forceNewDeployment === true) {
      onUpdate(update);
      return;
    }
    scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    const afterMs = scene.run.world.clock.now() - NOW_MS;
    for (const delayMs of [5_000, 25_000])
      scene.at(afterMs + delayMs, () => {
        scene.tasks = [...scene.tasks, aDeadTask()];
      });
  };
  return scene;
}

describe('after a failed rollout', () => {
  test('that was rolled back, the restored workers are replaced', async () => {
    const scene = aFailedRollout();
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('rolled-back');
    expect(scene.tasks).toEqual(scene.fresh);
    expect(scene.report.replacement).toMatchObject({ nodes: scene.old.map(nodeOf), deploymentId: NEW_ID });
    expect(warningOf(scene)).toBe('');
    expect(scene.protections).toEqual([]);
  });

  test('for missing capacity, they are named and not replaced', async () => {
    const scene = aFailedRollout();
    const message =
      '(service worker) was unable to place a task. Reason: Capacity is unavailable at this time.';
    scene.at(31_000, () => {
      scene.service = { ...scene.service, events: [{ id: 'event-1', atMs: NOW_MS + 31_000, message }] };
    });
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      onUpdate(update);
      scene.service = { ...scene.service, events: [{ id: 'event-1', atMs: NOW_MS + 31_000, message }] };
    };
    await runPhases(scene.run);
    expect(replaces(scene)).toBe(false);
    expect(warningOf(scene)).toContain('missing capacity is the cause');
  });

  test('that is left as it is, nobody is replaced', async () => {
    const scene = aFailedRollout({ onFailure: 'leave' });
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('failed');
    expect(replaces(scene)).toBe(false);
    expect(warningOf(scene)).toContain('the run ended as failed');
  });

  test('that another deployment superseded, nobody is replaced', async () => {
    const scene = aFailedRollout();
    scene.onStop = () => {
      scene.service = aService({
        deployments: [aDeployment({ id: FOREIGN_ID, taskDefinitionArn: FOREIGN_ARN })],
      });
    };
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('superseded');
    expect(replaces(scene)).toBe(false);
  });
});
