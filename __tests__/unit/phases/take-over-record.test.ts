import { expect, it } from '@jest/globals';
import { WorldError } from '../../../src/errors.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { anUndoRecord } from '../../support/builders/world.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import { aScene, nodeOf } from '../../support/fakes/scenario.js';

it('a second step of the job gives back what the first step silenced and left open', async () => {
  const scene = aScene();
  for (const worker of scene.celery.workers.values()) Object.assign(worker, { queues: [], active: [] });
  const workers = scene.old.map((task) => ({
    node: nodeOf(task),
    taskArn: task.arn,
    pool: 'prefork',
    side: 'old' as const,
    queues: [{ name: 'celery', state: 'confirmed' as const }],
  }));
  scene.record = anUndoRecord({ workers, update: null });
  const denied = new WorldError('denied', 'ecs:UpdateService', 'AWS denied ecs:UpdateService.');
  Object.assign(scene.run.world.ecs, { updateService: () => Promise.reject(denied) });
  expect((await runPhases(scene.run)).outcome).toBe('failed');
  expect(changesOf(scene)).toContain(`restore celery ${scene.old.map(nodeOf).join(',')}`);
  expect(scene.record.status).toBe('closed');
});
