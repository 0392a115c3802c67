import { expect, it } from '@jest/globals';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { NOW_MS, aRollingService } from '../../../support/builders/world.js';
import { type Scene, aScene, complete } from '../../../support/fakes/scenario.js';

/** Two old workers whose names have no host, the mailbox of a killed one, and another service's worker that is busy. */
function open(killed: string): Scene {
  const scene = aScene({ drainWorkers: ['shop-*'] }, 'redis');
  const { workers } = scene.celery;
  workers.clear();
  for (const node of ['shop-7f3a@kitchen', 'shop-9c01@kitchen']) workers.set(node, aWorker());
  workers.set(killed, aWorker({ silent: true, count: 0 }));
  workers.set('mail@kitchen', aWorker({ silent: true, queues: ['mail'] }));
  scene.onUpdate = () => {
    scene.service = aRollingService();
    scene.at(scene.run.world.clock.now() - NOW_MS + 5_000, () => {
      complete(scene, scene.old, scene.fresh);
      for (const node of workers.keys()) if (node.startsWith('shop-')) workers.delete(node);
      for (const node of ['shop-aa11@kitchen', 'shop-bb22@kitchen']) workers.set(node, aWorker());
    });
  };
  return scene;
}

it('the mailbox of a killed worker is not waited for where each task has a worker that answers, and is named', async () => {
  const scene = open('shop-0b1c@kitchen');
  expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  expect(scene.report.warnings.join()).toMatch(/Not waited for: shop-0b1c@kitchen.*redis-cli SREM/);
});

it('a mailbox that may be a busy worker is waited for, and named with how to remove it', async () => {
  const scene = open('shop-slow@kitchen');
  expect((await runPhases(scene.run)).outcome).toBe('timed-out');
  expect(scene.report.warnings.join()).toMatch(/do not answer: shop-slow@kitchen.*redis-cli SREM/);
});

it('that wait ends once all workers that received a ping have answered it', async () => {
  const scene = open('shop-slow@kitchen');
  scene.at(60_000, () => {
    scene.celery.wake('mail@kitchen');
  });
  expect((await runPhases(scene.run)).outcome).toBe('succeeded');
  expect(scene.run.world.clock.now() - NOW_MS).toBeLessThan(240_000);
});
