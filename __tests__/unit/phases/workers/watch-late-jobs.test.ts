import { expect, test } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { JOB, type Scene, aScene, nodeOf } from '../../../support/fakes/scenario.js';

async function listLateJobs(prepare: (scene: Scene) => void = () => undefined): Promise<string[]> {
  const scene = aScene({ drainTimeoutMs: 10_000, onDrainTimeout: 'proceed' });
  prepare(scene);
  const ending = await runPhases(scene.run);
  expect(ending.outcome).toBe('succeeded');
  return scene.report.warnings.filter((warning) => warning.includes('fell due'));
}

test('jobs that the drain left running are not told once more as late ones', async () => {
  expect(await listLateJobs()).toEqual([]);
});

test('a job that starts on a silenced worker while its task still lives is told once', async () => {
  const late = await listLateJobs((scene) => {
    scene.at(22_000, () => {
      const [node = ''] = scene.old.map(nodeOf);
      const worker = scene.celery.workers.get(node);
      if (worker !== undefined) worker.active = [{ ...JOB, id: 'eta-1' }];
    });
  });
  expect(late).toEqual([expect.stringContaining('eta-1')]);
});

test('a broker that does not answer this look ends no rollout', async () => {
  let asked = 0;
  const late = await listLateJobs((scene) => {
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      onUpdate(update);
      const look = (): Promise<never> => {
        asked += 1;
        return Promise.reject(new WorldError('unreachable', 'broker', 'The broker does not answer.'));
      };
      Object.assign(scene.celery.port, { look });
    };
  });
  expect(late).toEqual([]);
  expect(asked).toBeGreaterThan(0);
});
