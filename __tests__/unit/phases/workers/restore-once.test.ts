import { expect, it } from '@jest/globals';
import { undo } from '../../../../src/phases/undo.js';
import { anUndoRecord } from '../../../support/builders/world.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { aScene, nodeOf } from '../../../support/fakes/scenario.js';

it('a worker that does not answer gets its queue back by one command, however often the undo is repeated', async () => {
  const scene = aScene();
  const workers = scene.old.map((task) => ({
    node: nodeOf(task),
    taskArn: task.arn,
    pool: 'solo',
    side: 'old' as const,
    queues: [{ name: 'celery', state: 'confirmed' as const }],
  }));
  for (const worker of scene.celery.workers.values()) Object.assign(worker, { queues: [], silent: true });
  scene.run.record = anUndoRecord({ workers, update: null });
  expect((await undo(scene.run)).clean).toBe(false);
  expect(changesOf(scene)).toEqual([`restore celery ${scene.old.map(nodeOf).join(',')}`]);
});
