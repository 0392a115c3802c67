import { expect, test } from '@jest/globals';
import { runPhases } from '../../../src/phases/run-phases.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import { anOverlap } from '../../support/fakes/scenario.js';

test('a hand-over that is left as it failed leaves no old task protected, and nobody silenced', async () => {
  const scene = anOverlap({ onFailure: 'leave', healthTimeoutMs: 60_000 });
  const { onUpdate } = scene;
  scene.onUpdate = (update) => {
    onUpdate(update);
    for (let afterMs = 0; afterMs < 60_000; afterMs += 1_000) {
      scene.at(scene.run.world.clock.now() - scene.report.startedAtMs + afterMs, () => {
        for (const task of scene.fresh) scene.celery.workers.delete(`w@${task.privateDnsName ?? ''}`);
      });
    }
  };
  scene.onRelease = () => undefined;
  const ending = await runPhases(scene.run);
  expect(ending.outcome).toMatch(/^(failed|timed-out)$/);
  expect(ending.reason).toContain('on-failure: leave');
  const changes = changesOf(scene);
  expect(changes.filter((change) => change.startsWith('silence'))).toEqual([]);
  const released = changes.filter((change) => change.startsWith('release')).join();
  for (const { arn } of scene.old) expect(released).toContain(arn);
});
