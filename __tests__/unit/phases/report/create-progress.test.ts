import { describe, expect, test } from '@jest/globals';
import { createProgress, type Stand } from '../../../../src/phases/report/create-progress.js';
import { createFakeWorld } from '../../../support/fakes/fake-world.js';
import { NOW_MS, aService, aTask } from '../../../support/builders/world.js';

const SERVING = 'Revision shop:45 serves: 2 of 2 tasks running.';
const service = aService();
const wait = { startedAtMs: NOW_MS, boundAtMs: NOW_MS + 300_000, expectedAtMs: NOW_MS + 80_000 };

/** Looks every 10 s; each stand lasts so many looks. */
async function watch(...stands: [stand: Stand, looks: number][]): Promise<string[]> {
  const { lines, run } = createFakeWorld();
  run.world.story.tell({ kind: 'service-found', service, tasks: [aTask(), aTask()] });
  lines.length = 0;
  const progress = createProgress(run);
  for (const [stand, looks] of stands) {
    for (let look = 0; look < looks; look += 1) {
      progress(stand, wait);
      await run.world.clock.sleep(10_000);
    }
  }
  return lines;
}

describe('createProgress', () => {
  test('a line a change, with the time, and nothing in between', async () => {
    const waiting = { line: '0 of 2 new tasks healthy, 2 old tasks left' };
    const more = 'waiting for 2 targets to become healthy';
    expect(
      await watch(
        [waiting, 2],
        [{ ...waiting, more }, 1],
        [{ line: '2 of 2 new tasks healthy, 1 old task draining.' }, 2],
      ),
    ).toEqual([
      '0 of 2 new tasks healthy, 2 old tasks left',
      '0 of 2 new tasks healthy, 2 old tasks left, 20 s; waiting for 2 targets to become healthy',
      '2 of 2 new tasks healthy, 1 old task draining, 30 s',
    ]);
  });

  test('every 30 s without a change: the same line, a bar, what is left, and who serves', async () => {
    expect(await watch([{ line: '0 of 2 new tasks healthy' }, 10])).toEqual([
      '0 of 2 new tasks healthy',
      'still: 0 of 2 new tasks healthy, 30 s',
      `[##------------------] 30 s of at most 5 min, about 50 s left. ${SERVING}`,
      'still: 0 of 2 new tasks healthy, 1 min',
      `[####----------------] 1 min of at most 5 min, about 20 s left. ${SERVING}`,
      'still: 0 of 2 new tasks healthy, 1 min 30 s',
      `[######--------------] 1 min 30 s of at most 5 min, longer than expected. ${SERVING}`,
    ]);
  });

  test('a change puts the next heartbeat off', async () => {
    const lines = await watch([{ line: 'one' }, 3], [{ line: 'two' }, 3], [{ line: 'three' }, 3]);
    expect(lines).toEqual(['one', 'two, 30 s', 'three, 1 min']);
  });

  test('plain characters only: nothing depends on colour', async () => {
    for (const line of await watch([{ line: 'one' }, 9])) expect(line).toMatch(/^[ -~]*$/);
  });
});
