import { describe, expect, test } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import type { TaskProtection } from '../../../../src/model/protection.js';
import { fetchProtections } from '../../../../src/phases/watch/fetch-protections.js';
import { createFakeWorld } from '../../../support/fakes/fake-world.js';
import { aTask } from '../../../support/builders/world.js';

const task = aTask();
const protection = { taskArn: task.arn, expiresAtMs: null };

/** Looks every 10 s for a minute; how often were protections asked for, and what was found? */
async function countReads(read: () => Promise<readonly TaskProtection[] | null>) {
  const { run } = createFakeWorld();
  let reads = 0;
  run.world.ecs.fetchProtections = () => {
    reads += 1;
    return read();
  };
  const found = [];
  for (let look = 0; look < 6; look += 1) {
    found.push(await fetchProtections(run, [task], false));
    await run.world.clock.sleep(10_000);
  }
  return { reads, found };
}

describe('fetchProtections', () => {
  test('protections are asked for every 30 s', async () => {
    const { reads, found } = await countReads(() => Promise.resolve([protection]));
    expect(reads).toBe(2);
    expect(found).toEqual(Array.from({ length: 6 }, () => [protection]));
  });

  test.each<[string, () => Promise<null>]>([
    ['not readable', () => Promise.resolve(null)],
    ['denied', () => Promise.reject(new WorldError('denied', 'ecs:GetTaskProtection', 'no'))],
  ])('%s: asked once, and not known', async (_case, read) => {
    const { reads, found } = await countReads(read);
    expect(reads).toBe(1);
    expect(found).toEqual(Array.from({ length: 6 }, () => null));
  });
});
