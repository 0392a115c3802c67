import type { RestorePlan } from '../../drain/plan-restore.js';
import type { Task } from '../../model/task.js';
import { releaseProtections } from './protect-tasks.js';
import { restoreWorkers } from './restore-workers.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';

const NOBODY: RestorePlan = { steps: [], restored: [], leaving: [], open: [] };

/**
 * The old workers that stay get their queues back, verified; only then is the protection of the old tasks released: in the
 * other order ECS could stop a task that was just given work again.
 */
export async function restoreAndRelease(
  run: Run,
  stays: (task: Task) => boolean,
  timeoutMs: number,
): Promise<RestorePlan> {
  const record = recordOf(run);
  const workers = record.workers.filter((worker) => worker.side === 'old');
  const plan = workers.length === 0 ? NOBODY : await restoreWorkers(run, { workers, stays, timeoutMs });
  // Who was not seen to consume keeps the protection to its expiry: a job may still run there.
  const open = workers.filter(({ node }) => plan.open.includes(node)).map(({ taskArn }) => taskArn);
  const arns = record.protections.map(({ taskArn }) => taskArn);
  await releaseProtections(
    run,
    arns.filter((arn) => !open.includes(arn)),
  );
  return plan;
}
