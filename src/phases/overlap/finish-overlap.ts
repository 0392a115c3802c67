import { areWorkersFinished } from '../../drain/is-task-finished.js';
import { shortTask } from '../../wording/short-arn.js';
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
  // Nobody comes after us: whoever has not been told yet would be stopped at its expiry in the middle of a job.
  await silenceWorkers(run, ledger, { atOnce: true });
  const arns = recordOf(run).protections.map(({ taskArn }) => taskArn);
  await releaseProtections(
    run,
    arns.filter((arn) => areWorkersFinished(ledger, arn)),
  );
  const left = recordOf(run).protections;
  if (left.length === 0) return 'The old workers are idle and released.';
  const names = left.map(({ taskArn, expiresAtMs }) => {
    const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
    return `${shortTask(taskArn)} until ${until}`;
  });
  return `Old tasks finish their jobs, silenced and protected: ${names.join(', ')}.`;
}
