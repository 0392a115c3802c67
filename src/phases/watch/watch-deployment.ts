import { noteSnapshot } from '../../diagnosis/evidence/note-snapshot.js';
import { openEvidence } from '../../diagnosis/evidence/open-evidence.js';
import type { Evidence } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import { toSnapshot } from '../../rollout/to-snapshot.js';
import type { Wait } from '../../wording/describe-wait.js';
import { createProgress, type Stand } from '../report/create-progress.js';
import { fetchKnown } from '../report/fetch-known.js';
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
  /** What the judge does depends on which tasks run: without them it must not go on. */
  readonly needsTasks?: boolean;
}

/** What a judge makes of one snapshot: an ending, or how far it is. */
export type Turn<V> =
  | { readonly status: 'ended'; readonly ending: V }
  | { readonly status: 'waiting'; readonly stand: Stand; readonly wait: Wait };

/** One of rollout, overlap and rollback. */
export interface Judge<V> {
  /** What this snapshot means. May act: silence, release, restore. */
  readonly judge: (snapshot: RolloutSnapshot) => Promise<Turn<V>>;
  readonly boundAtMs: () => number;
  /** The bound is over, and the last turns showed nothing: `snapshot` is the last that was seen. */
  readonly endUnknown: (why: string, snapshot: RolloutSnapshot | null) => V;
}

/**
 * The one watch loop: look, report, judge, sleep. A turn whose calls fail in passing shows nothing, and is followed by the
 * next; the judge's bound ends the loop. Returns the ending, and all that was seen.
 */
export async function watchDeployment<V>(
  run: Run,
  watch: Watch,
  { judge, boundAtMs, endUnknown }: Judge<V>,
): Promise<{ readonly ending: V; readonly seen: Evidence }> {
  const { deploymentId, previousDeploymentId } = watch;
  const takeLook = createLookSource(run.world, watch.tasksEveryTurns, watch.needsTasks);
  const progress = createProgress(run);
  let seen: Evidence = { ...openEvidence(run), deploymentId, previousDeploymentId };
  let last: RolloutSnapshot | null = null;
  for (;;) {
    const look = await fetchKnown(run, 'the service', () => lookAtService(run, watch, takeLook));
    if (look.isKnown) {
      last = look.value;
      seen = noteSnapshot(seen, last);
    }
    const turn = look.isKnown ? await fetchKnown(run, 'the rollout', () => judge(look.value)) : look;
    if (turn.isKnown && turn.value.status === 'ended') return { ending: turn.value.ending, seen };
    if (turn.isKnown && turn.value.status === 'waiting') progress(turn.value.stand, turn.value.wait);
    if (!turn.isKnown && run.world.clock.now() >= boundAtMs())
      return { ending: endUnknown(turn.why, last), seen };
    await run.world.clock.sleep(nextTurnMs(run));
  }
}

async function lookAtService(
  run: Run,
  { during, deploymentId, previousDeploymentId }: Watch,
  takeLook: ReturnType<typeof createLookSource>,
): Promise<RolloutSnapshot> {
  const { atMs, ...look } = await takeLook(deploymentId);
  const protections = await fetchProtections(run, look.tasks, false);
  const event = { kind: 'service-looked', during, deploymentId, previousDeploymentId } as const;
  run.world.story.tell({ ...event, look, protections });
  return toSnapshot({ atMs, ...look }, deploymentId);
}

/** `health-poll-interval` with jitter. */
function nextTurnMs(run: Run): number {
  return run.inputs.healthPollIntervalMs * (1 - JITTER / 2 + run.world.clock.random() * JITTER);
}
