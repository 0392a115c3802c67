import { describe, expect, it } from '@jest/globals';
import { CancelledError } from '../../../src/errors.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import type { Inputs } from '../../../src/model/inputs.js';
import { type Scene, aScene } from '../../support/fakes/scenario.js';

/** The job is cancelled as the clock passes this moment. */
function aCancelled(afterMs: number, inputs: Partial<Inputs> = {}): Scene {
  const scene = aScene(inputs);
  const { clock } = scene.run.world;
  const startedAtMs = clock.now();
  const sleep = clock.sleep.bind(clock);
  Object.assign(clock, {
    sleep: (ms: number) =>
      clock.now() - startedAtMs >= afterMs ? Promise.reject(new CancelledError('cancelled')) : sleep(ms),
  });
  return scene;
}

describe('a cancelled run says what happens now', () => {
  it('web: the rollout goes on, for there is nothing to undo', async () => {
    const { reason } = await runPhases(aCancelled(5_000, { broker: null, drain: 'auto' }).run);
    expect(reason).toBe('The job was cancelled. The rollout goes on without being watched: ECS finishes it.');
  });

  it('workers: the post step undoes it', async () => {
    const { reason } = await runPhases(aCancelled(5_000).run);
    expect(reason).toContain('The post step undoes what was changed');
  });
});
