import { describe, expect, it } from '@jest/globals';
import { WorldError } from '../../../src/errors.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { CHAOS_SCENES } from '../../support/chaos/scenes.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import type { Scene } from '../../support/fakes/scenario.js';
import { OLD_ARN } from '../../support/builders/world.js';

function aFailing(): Scene {
  const open = CHAOS_SCENES['before, the new revision fails'];
  if (open === undefined) throw new Error('the scene is gone');
  return open();
}

describe('a rollback', () => {
  it.each(['denied', 'invalid'] as const)(
    'goes by UpdateService where StopServiceDeployment is %s',
    async (kind) => {
      const scene = aFailing();
      const refused = new WorldError(kind, 'ecs:StopServiceDeployment', 'refused');
      Object.assign(scene.run.world.ecs, { stopServiceDeployment: () => Promise.reject(refused) });
      expect((await runPhases(scene.run)).outcome).toBe('rolled-back');
      expect(changesOf(scene)).toContain(`update ${JSON.stringify({ taskDefinitionArn: OLD_ARN })}`);
    },
  );

  it('is requested though the broker is gone, and names the workers that could not be reached', async () => {
    const scene = aFailing();
    const { onUpdate } = scene;
    const gone = (): Promise<never> => Promise.reject(new WorldError('unreachable', 'broker', 'no answer'));
    scene.onUpdate = (update) => {
      onUpdate(update);
      for (const name of [
        'ping',
        'look',
        'fetchQueues',
        'fetchConsumedQueues',
        'fetchMailboxes',
        'fetchProfiles',
        'silence',
        'restore',
      ])
        Object.assign(scene.celery.port, { [name]: gone });
    };
    const ending = await runPhases(scene.run);
    expect(changesOf(scene).some((change) => change.startsWith('stop '))).toBe(true);
    expect(ending.outcome).toBe('rolled-back');
    expect(scene.report.drain.rows.filter(({ ending: each }) => each === 'not-restored')).toHaveLength(2);
    expect(scene.record?.status).toBe('open');
  });
});
