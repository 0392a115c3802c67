import { CancelledError, RefusedError, messageOf } from '../../errors.js';
import type { Deployment } from '../../model/service.js';
import type { WatchResult } from '../../model/watch.js';
import { deploy } from '../deploy.js';
import { watchOverlap } from '../overlap/watch-overlap.js';
import { openRecord } from '../pre-deploy.js';
import type { Run } from '../run.js';
import { recordOf, saveRecord } from '../run.js';
import { undo } from '../undo.js';
import { planProtectionMinutes, protectOldTasks } from '../workers/protect-tasks.js';
import type { Replaceable } from './watch-until-idle.js';

export type Replacement =
  | { readonly kind: 'replaced'; readonly deploymentId: string; readonly sentence: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface ReplacementOrder extends Replaceable {
  readonly primary: Deployment;
  /** Queues that the workers consumed before they were silenced. */
  readonly expectedQueues: readonly string[];
  readonly boundAtMs: number;
}

/**
 * Replaces the tasks by fresh ones of the same revision: protects them, forces a new deployment, and hands over. What fails
 * is undone once, here and now; what is left of it is in the record, for the post step.
 */
export async function deployReplacement(run: Run, order: ReplacementOrder): Promise<Replacement> {
  const opened = openRecord(run, order);
  const expectedQueues = [...new Set([...order.expectedQueues, ...opened.expectedQueues])].sort();
  try {
    saveRecord(run, { ...opened, expectedQueues });
    await protectOldTasks(run, order);
    if (run.world.clock.now() >= order.boundAtMs) return await undoReplacement(run, 'no time was left');
    return await handOver(run, order);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    if (error instanceof RefusedError) run.world.story.tell({ kind: 'noted', sentence: error.message });
    return undoReplacement(
      run,
      error instanceof RefusedError ? 'the old tasks could not be protected' : messageOf(error),
    );
  }
}

async function handOver(run: Run, order: ReplacementOrder): Promise<Replacement> {
  const { taskDefinitionArn, id: previousDeploymentId } = order.primary;
  const { deploymentId } = await deploy(run, { forceNewDeployment: true }, taskDefinitionArn);
  if (deploymentId === null) return undoReplacement(run, 'ECS started no deployment');
  const sentence = `deployment ${deploymentId} starts fresh tasks of the same revision`;
  run.world.story.tell({ kind: 'noted', sentence });
  const watched = await watchOverlap(run, {
    deploymentId,
    taskDefinitionArn,
    previousDeploymentId,
    provesWorkers: true,
    expectedMs: null,
    expiryMinutes: planProtectionMinutes(run, order),
    endsAtMs: order.boundAtMs,
  });
  return endReplacement(run, deploymentId, watched);
}

function endReplacement(
  run: Run,
  deploymentId: string,
  watched: WatchResult,
): Promise<Replacement> | Replacement {
  const { status, sentence, onlyOldDraining, isKnown } = watched;
  const isServing = status === 'completed' || status === 'left-finishing';
  if (!isServing && !(status === 'timed-out' && onlyOldDraining))
    return undoReplacement(run, `deployment ${deploymentId} did not replace them: ${sentence}`);
  const record = recordOf(run);
  // Protections that could not be released, and what was not seen to the end, are left to the post step.
  if (isKnown && (status === 'left-finishing' || record.protections.length === 0))
    saveRecord(run, { ...record, status: 'closed', workers: [], protections: [] });
  return { kind: 'replaced', deploymentId, sentence };
}

async function undoReplacement(run: Run, why: string): Promise<Replacement> {
  const { sentence } = await undo(run, 0);
  return { kind: 'failed', why: `${why.replace(/\.$/, '')}. ${sentence}` };
}
