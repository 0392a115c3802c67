import { expect, test } from '@jest/globals';
import { runPhases } from '../../../src/phases/run-phases.js';
import { aScene } from '../../support/fakes/scenario.js';

const statusesOf = async (scene: ReturnType<typeof aScene>): Promise<readonly string[]> => {
  await runPhases(scene.run);
  return scene.report.phases.map(({ name, status }) => `${name} ${status}`);
};

test('phases that ended well are done', async () => {
  expect(await statusesOf(aScene())).toEqual(['pre-deploy done', 'deploy done', 'post-deploy done']);
});

test('a drain that ran out of time has failed', async () => {
  expect(await statusesOf(aScene({ drainTimeoutMs: 12_000 }))).toEqual(['pre-deploy failed']);
});

test('unless the user wants to go on then', async () => {
  const scene = aScene({ drainTimeoutMs: 12_000, onDrainTimeout: 'proceed' });
  expect((await statusesOf(scene))[0]).toBe('pre-deploy done');
});

test('a rollout that ran out of time has failed, and left as it is has no rollback', async () => {
  const scene = aScene({ drain: 'none', broker: null, onFailure: 'leave', healthTimeoutMs: 1_000 });
  expect(await statusesOf(scene)).toEqual(['pre-deploy done', 'deploy done', 'post-deploy failed']);
});
