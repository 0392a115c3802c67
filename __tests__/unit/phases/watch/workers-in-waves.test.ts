import { expect, test } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { NOW_MS } from '../../../support/builders/world.js';
import { aScene, complete, start } from '../../../support/fakes/scenario.js';

test('where new workers come in waves, all of them are counted at the end', async () => {
  const scene = aScene();
  const [first, second] = scene.fresh;
  scene.onUpdate = () => {
    const sinceMs = scene.run.world.clock.now() - NOW_MS;
    start(scene, [first]);
    scene.at(sinceMs + 30_000, () => {
      start(scene, [second]);
    });
    scene.at(sinceMs + 60_000, () => {
      complete(scene, scene.old, scene.fresh);
    });
  };
  const { outcome, reason } = await runPhases(scene.run);
  expect(outcome).toBe('succeeded');
  expect(reason).toContain('2 new workers answer and consume celery.');
});
