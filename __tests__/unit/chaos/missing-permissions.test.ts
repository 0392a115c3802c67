import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../src/model/report.js';
import type { RunEvent } from '../../../src/model/run-event.js';
import { createRun } from '../../../src/phases/run.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { undo } from '../../../src/phases/undo.js';
import { findBrokenPromises } from '../../support/chaos/check-promises.js';
import { ACTIONS, denyAction } from '../../support/chaos/deny-action.js';
import { CHAOS_SCENES } from '../../support/chaos/scenes.js';
import type { Scene } from '../../support/fakes/scenario.js';
import { NEW_ID } from '../../support/builders/world.js';

/** Post repeats so long what fails in passing (src/post.ts). */
const POST_UNDO_MS = 150_000;

interface Played {
  readonly outcome: Outcome;
  readonly calls: number;
  readonly deniedAfter: string | null;
  /** Every command that a person is given, and every sentence. */
  readonly told: string;
}

/** Main and post, both without the permission. */
async function play(scene: Scene, action: string, nth: number): Promise<Played> {
  const told: string[] = [];
  const tell = (event: RunEvent): void => {
    if (event.kind === 'repairs-listed') told.push(...event.commands);
    if (event.kind === 'warned' || event.kind === 'noted') told.push(event.sentence);
  };
  Object.assign(scene.run.world, { story: { tell, debug: () => undefined } });
  const denied = denyAction(scene, action, nth);
  const { outcome, reason } = await runPhases(scene.run);
  const { inputs, world } = scene.run;
  const record = scene.record?.status === 'open' ? scene.record : null;
  const { sentence } = await undo(createRun({ inputs, world, region: null, record }), POST_UNDO_MS);
  told.push(reason, sentence);
  return { outcome, calls: denied.count(), deniedAfter: denied.deniedAfter(), told: told.join('\n') };
}

/** The action is not needed, or another one does: the outcome is that of a run that has all. */
const DISPENSABLE = new Set([
  ...['ecs:DescribeServiceDeployments', 'ecs:DescribeServiceRevisions', 'ecs:StopServiceDeployment'],
  ...['ecs:DeregisterTaskDefinition', 'logs:GetLogEvents'],
  ...ACTIONS.filter((action) => action.startsWith('elasticloadbalancing:')),
]);
/** Without these no revision can be made PRIMARY. */
const NEEDED_TO_GO_BACK = ['ecs:UpdateService', 'iam:PassRole'];

/**
 * Without DescribeServices nobody knows who deploys: the run takes nothing back on top of it, but fails, and says why. At the
 * start that is a refusal.
 */
function isUnseen(scene: Scene, action: string, { outcome, told }: Played): boolean {
  const isUpdated = scene.calls.some((call) => call.startsWith('update '));
  // Replacing workers changes no outcome.
  const isOver = outcome === 'failed' || outcome === 'timed-out';
  return isUpdated && action === 'ecs:DescribeServices' && isOver && told.includes(action);
}

function judge(scene: Scene, action: string, played: Played, clean: Outcome, fails: boolean): string[] {
  if (isUnseen(scene, action, played)) return [];
  const { outcome, told } = played;
  const broken = findBrokenPromises(scene).filter(
    // A protection that can't be ended expires by itself, and its command is given.
    (sentence) => !(action === 'ecs:UpdateTaskProtection' && isNamed(sentence, told)),
  );
  if (outcome === 'refused') broken.push(...findWrites(scene, told));
  const primary = scene.service.deployments.find(({ status }) => status === 'PRIMARY');
  if (fails && primary?.id === NEW_ID && !NEEDED_TO_GO_BACK.includes(action))
    broken.push('the failing revision is PRIMARY');
  if (DISPENSABLE.has(action) && outcome !== clean) broken.push(`instead of ${clean}`);
  return broken;
}

function isNamed(sentence: string, told: string): boolean {
  const arn = / stays protected$/.test(sentence) ? sentence.replace(' stays protected', '') : null;
  return arn !== null && told.includes(arn);
}

/** Refused means untouched. */
function findWrites({ calls, protections }: Scene, told: string): string[] {
  const count = (verb: string): number => calls.filter((call) => call.startsWith(verb)).length;
  return [
    ...(count('update ') > 0 ? ['refused after an UpdateService'] : []),
    ...(protections.length > 0 ? ['refused with a protection in force'] : []),
    ...(count('register') > count('deregister ') && !told.includes('stays registered')
      ? ['refused with a revision left']
      : []),
  ];
}

describe.each(Object.keys(CHAOS_SCENES))('%s', (name) => {
  const open = (): Scene => {
    const scene = CHAOS_SCENES[name]?.();
    if (scene === undefined) throw new Error(`no scene ${name}`);
    return scene;
  };
  const fails = name.includes('fails');

  test('one permission is missing, from any of its calls on: refused untouched, or undone', async () => {
    const violations: string[] = [];
    let runs = 0;
    for (const action of ACTIONS) {
      const clean = await play(open(), action, Infinity);
      expect(clean.deniedAfter).toBeNull();
      for (let nth = 1; nth <= clean.calls; nth += 1) {
        const scene = open();
        const played = await play(scene, action, nth);
        runs += 1;
        const where = `${action} from call ${nth} on (after ${played.deniedAfter ?? 'nothing'}), ${played.outcome}`;
        const broken = judge(scene, action, played, clean.outcome, fails);
        violations.push(...broken.map((sentence) => `${where}: ${sentence}`));
      }
    }
    console.info(`${name}: ${runs} runs, ${violations.length} violations`);
    expect(violations).toEqual([]);
  }, 120_000);
});
