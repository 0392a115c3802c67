import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../src/model/report.js';
import { createRun } from '../../../src/phases/run.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { undo } from '../../../src/phases/undo.js';
import { type Fault, type HowLong, type What, breakCalls } from '../../support/chaos/break-calls.js';
import { findBrokenPromises } from '../../support/chaos/check-promises.js';
import { CHAOS_SCENES } from '../../support/chaos/scenes.js';
import type { Scene } from '../../support/fakes/scenario.js';

/** Post repeats so long what fails in passing (src/post.ts). */
const POST_UNDO_MS = 150_000;
const WHAT: readonly What[] = ['unreachable', 'lost', 'other', 'denied'];
const HOW_LONG: readonly HowLong[] = ['this call', '10 s', 'to the end of main'];

interface Played {
  readonly outcome: Outcome;
  readonly broken: readonly string[];
  readonly calls: number;
  readonly struck: string | null;
}

/** Main with the fault, then post at once in a world that works again. */
async function play(scene: Scene, fault: Fault | null): Promise<Played> {
  const quiet = { tell: () => undefined, debug: () => undefined };
  Object.assign(scene.run.world, { story: quiet });
  const broken = breakCalls(scene, fault);
  const { outcome } = await runPhases(scene.run);
  const calls = broken.calls.length;
  broken.heal();
  const { inputs, world } = scene.run;
  const record = scene.record?.status === 'open' ? scene.record : null;
  await undo(createRun({ inputs, world, region: null, record }), POST_UNDO_MS);
  const call = broken.struck();
  const struck = call === null ? null : `${call.where} ${call.method}`;
  return { outcome, broken: findBrokenPromises(scene), calls, struck };
}

/** What passes must not change the outcome. A call that changes ECS is not repeated blindly, and may. */
function mustEndAlike({ what, howLong }: Fault, { struck }: Played): boolean {
  return howLong !== 'to the end of main' && what !== 'denied' && /^(ecs fetch|broker )/.test(struck ?? '');
}

describe.each(Object.keys(CHAOS_SCENES))('%s', (name) => {
  const open = (): Scene => {
    const scene = CHAOS_SCENES[name]?.();
    if (scene === undefined) throw new Error(`no scene ${name}`);
    return scene;
  };

  test('a fault at any one call breaks no promise, and one that passes changes no outcome', async () => {
    const clean = await play(open(), null);
    expect(clean.broken).toEqual([]);
    const violations: string[] = [];
    let runs = 0;
    for (const what of WHAT)
      for (const howLong of HOW_LONG)
        for (let nth = 1; nth <= clean.calls; nth += 1) {
          const fault = { nth, what, howLong };
          const played = await play(open(), fault);
          runs += 1;
          const told = `${what}, ${howLong}, at call ${nth} (${played.struck ?? 'never'}), ${played.outcome}`;
          violations.push(...played.broken.map((sentence) => `${told}: ${sentence}`));
          if (mustEndAlike(fault, played) && played.outcome !== clean.outcome)
            violations.push(`${told}: instead of ${clean.outcome}`);
        }
    console.info(`${name}: ${runs} runs, ${violations.length} violations`);
    expect(violations).toEqual([]);
  }, 120_000);
});
