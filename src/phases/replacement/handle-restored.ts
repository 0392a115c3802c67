import { listUnpinnedImages } from '../../definition/list-unpinned-images.js';
import { findReplacementObstacle } from '../../drain/find-replacement-obstacle.js';
import { CancelledError, messageOf } from '../../errors.js';
import { findPrimary } from '../../rollout/find-primary.js';
import type { Ending } from '../ending.js';
import { fetchPatiently } from '../report/fetch-known.js';
import { timePhase } from '../report/time-phase.js';
import type { Run } from '../run.js';
import { type Replacement, deployReplacement } from './deploy-replacement.js';
import { openReplacement } from './open-replacement.js';
import { tellNotReplaced } from './tell-not-replaced.js';
import { type IdleWatch, watchUntilIdle } from './watch-until-idle.js';

type Outcome = Replacement | { readonly kind: 'gone' };

/** To begin with, before anything is waited for. */
const LOOK_WITHIN_MS = 20_000;

/**
 * Restored isn't healed (celery#10352): workers that got their queues back are replaced by fresh tasks of the same revision,
 * in one more `drain-timeout`, where nothing speaks against it. Changes no outcome. Who isn't replaced is named.
 */
export async function handleRestored(run: Run, { outcome, wentBack }: Ending): Promise<void> {
  if (run.restored.size === 0) return;
  const isAsked = run.inputs.replaceRestored;
  const obstacle = findReplacementObstacle({ isAsked, outcome, causes: wentBack?.causes ?? null });
  const why = obstacle ?? (await replaceOrExplain(run));
  if (why !== null) tellNotReplaced(run, why);
}

/** null: nobody is left who would have to be replaced. */
async function replaceOrExplain(run: Run): Promise<string | null> {
  const { clock, story } = run.world;
  const boundAtMs = clock.now() + run.inputs.drainTimeoutMs;
  const replacement = openReplacement(run, run.inputs.drainTimeoutMs);
  try {
    const watch = await planWatch(replacement, run.restored, boundAtMs);
    if (typeof watch === 'string') return watch;
    const nodes = [...run.restored.keys()];
    const result = await timePhase(run, {
      name: 'replacement',
      title: 'Replacing the restored workers',
      run: () => replaceWhenIdle(replacement, watch, run.record?.expectedQueues ?? [], boundAtMs),
      describe: describeResult,
      isFailure: ({ kind }) => kind === 'failed',
    });
    if (result.kind === 'failed') return result.why;
    story.tell({ kind: 'workers-ended', nodes, ending: 'replaced' });
    if (result.kind === 'replaced') {
      const { deploymentId, sentence } = result;
      story.tell({ kind: 'workers-replaced', nodes, deploymentId, sentence });
    }
    return null;
  } catch (error) {
    return error instanceof CancelledError ? 'the job was cancelled' : messageOf(error);
  }
}

function describeResult(result: Outcome): string {
  if (result.kind === 'gone') return 'No restored worker is left.';
  return result.kind === 'failed' ? result.why : result.sentence;
}

/** Or what makes a replacement impossible. The first half of the bound is for the jobs, the second for the hand-over. */
async function planWatch(
  run: Run,
  restored: Run['restored'],
  boundAtMs: number,
): Promise<IdleWatch | string> {
  const { ecs } = run.world;
  const known = await fetchPatiently(run, 'the service', LOOK_WITHIN_MS, async () => {
    const primary = findPrimary(await ecs.fetchService());
    if (primary === null) return null;
    const { definition } = await ecs.fetchTaskDefinition(primary.taskDefinitionArn);
    const canStopDeployments = (await ecs.fetchServiceDeployments()).length > 0;
    return { primary, definition, canStopDeployments };
  });
  if (known === null) return 'the service has no PRIMARY deployment';
  // A forced deployment resolves tags anew, and what a tag means now can't be asked of a registry without new permissions.
  const unpinned = listUnpinnedImages(known.definition);
  if (unpinned.length > 0)
    return (
      `another image than the one that runs may be behind its tag by now: ${unpinned.join(', ')}; ` +
      'pin images by digest (NAME@sha256:…) to have workers replaced'
    );
  return { ...known, restored, untilMs: boundAtMs - run.inputs.drainTimeoutMs / 2 };
}

async function replaceWhenIdle(
  run: Run,
  watch: IdleWatch,
  expectedQueues: readonly string[],
  boundAtMs: number,
): Promise<Outcome> {
  const looked = await watchUntilIdle(run, watch);
  const { verdict } = looked;
  if (verdict.kind === 'gone') return { kind: 'gone' };
  if (verdict.kind !== 'ready' || !('service' in looked))
    return { kind: 'failed', why: 'why' in verdict ? verdict.why : '' };
  const { service, tasks, roster } = looked;
  const { primary } = watch;
  return deployReplacement(run, { service, tasks, roster, primary, expectedQueues, boundAtMs });
}
