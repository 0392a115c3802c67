import { describe, expect, test } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import { fetchServing } from '../../../../src/phases/report/fetch-serving.js';
import { createFakeWorld } from '../../../support/fakes/fake-world.js';
import { aService, aSnapshot, aTask } from '../../../support/builders/world.js';

const task = aTask();
const snapshot = aSnapshot({ service: aService(), oldTasks: [task] });

/** Looks every 10 s for a minute; how often were protections asked for? */
async function countReads(read: () => Promise<{ taskArn: string; expiresAtMs: null }[] | null>) {
  const { run } = createFakeWorld();
  let reads = 0;
  run.world.ecs.fetchProtections = () => {
    reads += 1;
    return read();
  };
  const sentences = new Set<string>();
  for (let look = 0; look < 6; look += 1) {
    sentences.add((await fetchServing(run, snapshot)).sentence);
    await run.world.clock.sleep(10_000);
  }
  return { reads, sentences: [...sentences] };
}

describe('fetchServing', () => {
  test('protections are asked for every 30 s, and said', async () => {
    const found = await countReads(() => Promise.resolve([{ taskArn: task.arn, expiresAtMs: null }]));
    expect(found).toEqual({
      reads: 2,
      sentences: ['Revision shop:45 serves: 1 of 2 tasks running, 1 protected.'],
    });
  });

  test.each<[string, () => Promise<null>]>([
    ['not readable', () => Promise.resolve(null)],
    ['denied', () => Promise.reject(new WorldError('denied', 'ecs:GetTaskProtection', 'no'))],
  ])('%s: asked once, and nothing is said', async (_case, read) => {
    expect(await countReads(read)).toEqual({
      reads: 1,
      sentences: ['Revision shop:45 serves: 1 of 2 tasks running.'],
    });
  });
});
