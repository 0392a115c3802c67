import { describe, expect, it } from '@jest/globals';
import { RefusedError } from '../../../../src/errors.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { NOW_MS } from '../../../support/builders/world.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { aScene, type Scene } from '../../../support/fakes/scenario.js';

/** The broker can't be connected to in the first so many milliseconds. */
function aSceneWithout(forMs: number, error: RefusedError): Scene {
  const scene = aScene();
  const { world } = scene.run;
  const { connectCelery } = world;
  Object.assign(world, {
    connectCelery: () => (world.clock.now() - NOW_MS < forMs ? Promise.reject(error) : connectCelery()),
  });
  return scene;
}

describe('a broker that refuses the connection before the first change', () => {
  it('as it does while it restarts: the deploy waits for it', async () => {
    const scene = aSceneWithout(30_000, new RefusedError(['broker-url: refused'], { mayPass: true }));
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  });

  it('for more than a minute: refused, and nothing was changed', async () => {
    const scene = aSceneWithout(90_000, new RefusedError(['broker-url: refused'], { mayPass: true }));
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(changesOf(scene)).toEqual([]);
  });

  it('for a reason that does not pass: refused at once', async () => {
    const scene = aSceneWithout(10, new RefusedError(['broker-url: WRONGPASS']));
    expect((await runPhases(scene.run)).outcome).toBe('refused');
    expect(scene.run.world.clock.now()).toBe(NOW_MS);
  });
});
