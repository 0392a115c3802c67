import { areWorkersFinished } from '../../drain/is-task-finished.js';
import { describeProtections } from '../../drain/describe-protections.js';
import { drainWorkers } from '../workers/drain-workers.js';
import { releaseProtections } from '../workers/protect-tasks.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { silenceWorkers } from '../workers/silence-workers.js';
import { discoverWorkers } from '../workers/discover-workers.js';

/**
 * The new workers consume, and main is gone: silences the old ones, releases those that turn idle within the time, and
 * leaves the others to finish under their protection. Says what is left.
 */
export async function finishOverlap(run: Run, deploymentId: string, timeoutMs: number): Promise<string> {
  const fetchTasks = async () =>
    (await run.world.ecs.fetchTasks('running')).filter(({ startedBy }) => startedBy !== deploymentId);
  const { roster } = await discoverWorkers(run, await fetchTasks());
  const workers = roster.workers.filter(({ taskArn }) => taskArn !== null);
  const { ledger } = await drainWorkers(run, { side: 'old', workers, fetchTasks, timeoutMs });
  // Nothing comes after us: a worker that still consumes would be stopped at its expiry in the middle of a job.
  await silenceWorkers(run, ledger, { atOnce: true });
  const arns = recordOf(run).protections.map(({ taskArn }) => taskArn);
  await releaseProtections(
    run,
    arns.filter((arn) => areWorkersFinished(ledger, arn)),
  );
  const left = recordOf(run).protections;
  if (left.length === 0) return 'The old workers are idle and released.';
  return `Old tasks finish their jobs, silenced and protected: ${describeProtections(left)}.`;
}
