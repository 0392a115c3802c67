import { assessRollback } from '../../rollout/assess-rollback.js';
import { createProgress } from '../report/create-progress.js';
import { noteRollout } from '../report/note-rollout.js';
import { restoreAndRelease } from '../workers/restore-and-release.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { createSnapshotSource } from './take-snapshot.js';

/** To see every worker consume again. */
export const RESTORE_TIMEOUT_MS = 30_000;

export interface RollbackEnding {
  readonly status: 'completed' | 'restored' | 'failed' | 'superseded' | 'timed-out';
  readonly sentence: string;
}

interface RollbackWatch {
  readonly failedDeploymentId: string | null;
  readonly requestedTaskDefinitionArn: string | null;
  readonly timeoutMs: number;
  readonly toTheEnd: boolean;
}

/**
 * Watches a rollback. As soon as the old revision is PRIMARY the old workers of that very deployment get their queues
 * back (where it is rolled out anew, the others are replaced); at the end whoever is still there does.
 */
export async function watchRollback(run: Run, watch: RollbackWatch): Promise<RollbackEnding> {
  const { clock } = run.world;
  const progress = createProgress(run.world);
  const takeSnapshot = createSnapshotSource(run.world);
  const startedAtMs = clock.now();
  const deadlineAtMs = startedAtMs + watch.timeoutMs;
  const { previous } = recordOf(run);
  const failedDeploymentId = watch.failedDeploymentId ?? '';
  let isRestored = false;
  for (;;) {
    const snapshot = await takeSnapshot(failedDeploymentId);
    const verdict = assessRollback(snapshot, { ...watch, previous, deadlineAtMs });
    await noteRollout(run, snapshot, failedDeploymentId);
    if (verdict.status === 'superseded') return { status: 'superseded', sentence: verdict.sentence };
    if (verdict.status === 'old-is-primary' && !isRestored) {
      await restoreAndRelease(run, (task) => task.startedBy === verdict.primaryId, RESTORE_TIMEOUT_MS);
      isRestored = true;
      if (!watch.toTheEnd) return { status: 'restored', sentence: verdict.sentence };
    }
    if (verdict.status !== 'waiting' && verdict.status !== 'old-is-primary') {
      // Also after a failure or in overtime: a queue without a consumer helps nobody.
      await restoreAndRelease(run, () => true, RESTORE_TIMEOUT_MS);
      return { status: verdict.status, sentence: verdict.sentence };
    }
    const stand = { line: verdict.sentence, serving: run.world.report.serving.sentence };
    progress(stand, { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs: null });
    await clock.sleep(run.inputs.healthPollIntervalMs);
  }
}
