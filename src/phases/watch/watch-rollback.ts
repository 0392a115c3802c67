import type { RestorePlan } from '../../drain/plan-restore.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import { assessRollback } from '../../rollout/assess-rollback.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { restoreAndRelease } from '../workers/restore-and-release.js';
import { type Judge, type Turn, watchDeployment } from './watch-deployment.js';

/** To see every worker consume again. */
export const RESTORE_TIMEOUT_MS = 30_000;

export interface RollbackEnding {
  readonly status: 'completed' | 'restored' | 'failed' | 'superseded' | 'timed-out';
  readonly sentence: string;
  /** Nodes of old workers that were not seen to consume again. */
  readonly notRestored: readonly string[];
}

interface RollbackWatch {
  readonly failedDeploymentId: string | null;
  readonly requestedTaskDefinitionArn: string | null;
  readonly timeoutMs: number;
  readonly toTheEnd: boolean;
}

/**
 * Watches a rollback. As soon as the old revision is PRIMARY the old workers of that very deployment get their queues
 * back (where it is rolled out anew, the others are replaced); at the end those that are still there do.
 */
export async function watchRollback(run: Run, watch: RollbackWatch): Promise<RollbackEnding> {
  const deploymentId = watch.failedDeploymentId ?? '';
  const { previous } = recordOf(run);
  const rollout = { during: 'rollback', deploymentId, previousDeploymentId: previous.deploymentId } as const;
  const { ending } = await watchDeployment(run, rollout, createJudge(run, watch));
  return ending;
}

function createJudge(run: Run, watch: RollbackWatch): Judge<RollbackEnding> {
  const startedAtMs = run.world.clock.now();
  const deadlineAtMs = startedAtMs + watch.timeoutMs;
  const { previous } = recordOf(run);
  let restored: RestorePlan | null = null;
  const judge = async (snapshot: RolloutSnapshot): Promise<Turn<RollbackEnding>> => {
    const verdict = assessRollback(snapshot, { ...watch, previous, deadlineAtMs });
    const { status, sentence, primaryId } = verdict;
    if (status === 'superseded')
      return { status: 'ended', ending: { status, sentence, notRestored: restored?.open ?? [] } };
    if (status === 'old-is-primary' && restored === null) {
      restored = await restoreAndRelease(run, (task) => task.startedBy === primaryId, RESTORE_TIMEOUT_MS);
      if (!watch.toTheEnd)
        return { status: 'ended', ending: { status: 'restored', sentence, notRestored: restored.open } };
    }
    if (status !== 'waiting' && status !== 'old-is-primary') {
      // Also after a failure or out of time: no queue is left without a consumer.
      const { open } = await restoreAndRelease(run, () => true, RESTORE_TIMEOUT_MS);
      return { status: 'ended', ending: { status, sentence, notRestored: open } };
    }
    const wait = { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs: null };
    return { status: 'waiting', stand: { line: sentence }, wait };
  };
  return {
    judge,
    boundAtMs: () => deadlineAtMs,
    endUnknown: (why) => ({
      status: 'timed-out',
      sentence: `Out of time: how the rollback is going could not be seen. ${why}`,
      notRestored: restored?.open ?? listOldNodes(run),
    }),
  };
}

function listOldNodes(run: Run): readonly string[] {
  return recordOf(run)
    .workers.filter(({ side }) => side === 'old')
    .map(({ node }) => node);
}
