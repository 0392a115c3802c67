import { noteSnapshot } from '../../diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../../diagnosis/evidence/open-evidence.js';
import type { Evidence } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import { toSnapshot } from '../../rollout/to-snapshot.js';
import type { Wait } from '../../wording/describe-wait.js';
import { createProgress, type Stand } from '../report/create-progress.js';
import type { Run } from '../run.js';
import { createLookSource } from './create-look-source.js';
import { fetchProtections } from './fetch-protections.js';

/** Turns differ by up to a fifth, so that many runs don't ask at the same moment. */
const JITTER = 0.2;

export interface Watch {
  readonly during: 'rollout' | 'rollback';
  readonly deploymentId: string;
  readonly previousDeploymentId: string;
  /** Tasks are read again at least every so many turns. */
  readonly tasksEveryTurns?: number;
}

/** What a judge makes of one snapshot: an ending, or how far it is. */
export type Turn<V> =
  | { readonly status: 'ended'; readonly ending: V }
  | { readonly status: 'waiting'; readonly stand: Stand; readonly wait: Wait };

/**
 * The one watch loop: look, report, judge, sleep. Ends when the judge says so, and every judge has a bound. Returns the
 * ending, and all that was seen.
 */
export async function watchDeployment<V>(
  run: Run,
  watch: Watch,
  judge: (snapshot: RolloutSnapshot) => Promise<Turn<V>>,
): Promise<{ readonly ending: V; readonly seen: Evidence }> {
  const { during, deploymentId, previousDeploymentId } = watch;
  const takeLook = createLookSource(run.world, watch.tasksEveryTurns);
  const progress = createProgress(run);
  let seen: Evidence = { ...openEvidence(run), deploymentId, previousDeploymentId };
  for (;;) {
    const { atMs, ...look } = await takeLook(deploymentId);
    const protections = await fetchProtections(run, look.tasks, false);
    run.world.story.tell({
      kind: 'service-looked',
      during,
      deploymentId,
      previousDeploymentId,
      look,
      protections,
    });
    const snapshot = toSnapshot({ atMs, ...look }, deploymentId);
    seen = noteSnapshot(seen, snapshot);
    const turn = await judge(snapshot);
    if (turn.status === 'ended') return { ending: turn.ending, seen };
    progress(turn.stand, turn.wait);
    await run.world.clock.sleep(nextTurnMs(run));
  }
}

/** `health-poll-interval` with jitter. */
function nextTurnMs(run: Run): number {
  return run.inputs.healthPollIntervalMs * (1 - JITTER / 2 + run.world.clock.random() * JITTER);
}
