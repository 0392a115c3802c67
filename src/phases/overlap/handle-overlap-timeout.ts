import { assessDrain } from '../../drain/assess-drain.js';
import { isTaskFinished } from '../../drain/is-task-finished.js';
import type { JobReport } from '../../model/report.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import type { WatchResult } from '../../model/watch.js';
import { formatDuration } from '../../wording/format-duration.js';
import { shortTask } from '../../wording/short-arn.js';
import type { Handover } from './step-overlap.js';
import { release, silenceTasks } from './step-overlap.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { discoverWorkers } from '../workers/discover-workers.js';

/**
 * Jobs outlived `drain-timeout`. The new revision serves, so nothing is rolled back. `fail`: the old tasks finish, silenced,
 * under their protection until it expires, and nobody waits. `proceed`: they are released now, and the watch goes on (null).
 */
export async function handleOverlapTimeout(
  run: Run,
  handover: Handover,
  snapshot: RolloutSnapshot,
): Promise<Omit<WatchResult, 'snapshot'> | null> {
  const nowMs = run.world.clock.now();
  if (handover.drainDeadlineAtMs === null || nowMs < handover.drainDeadlineAtMs) return null;
  const { jobs } = assessDrain(handover.ledger, nowMs, nowMs);
  const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
  if (run.inputs.onDrainTimeout === 'proceed') {
    warn(
      run,
      `drain-timeout is over: released all the same (on-drain-timeout: proceed). ECS stops ${describeJobs(jobs)}.`,
    );
    const silenced = [...handover.silenced];
    await release(
      run,
      handover,
      silenced.filter((arn) => old.some((task) => task.arn === arn)),
      silenced,
    );
    return null;
  }
  await silenceRest(run, handover, old, snapshot);
  warn(run, describeLeft(run, jobs));
  return {
    status: 'left-finishing',
    sentence: `The new revision serves. Old tasks finish ${describeJobs(jobs)} under their protection.`,
    onlyOldDraining: true,
  };
}

/** In waves some old workers may still consume: they would be stopped at their expiry in the middle of a job. */
async function silenceRest(
  run: Run,
  handover: Handover,
  old: readonly Task[],
  snapshot: RolloutSnapshot,
): Promise<void> {
  const rest = old.map(({ arn }) => arn).filter((arn) => !handover.silenced.has(arn));
  if (rest.length > 0) {
    const { roster } = await discoverWorkers(run, snapshot.oldTasks);
    await silenceTasks(run, handover, rest, roster);
  }
  const nowMs = run.world.clock.now();
  const idle = old
    .filter((task) => !rest.includes(task.arn) && isTaskFinished(handover.ledger, task, nowMs))
    .map(({ arn }) => arn);
  if (idle.length > 0) await release(run, handover, idle, idle);
}

function describeLeft(run: Run, jobs: readonly JobReport[]): string {
  const protections = recordOf(run).protections.map(({ taskArn, expiresAtMs }) => {
    const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
    return `${shortTask(taskArn)} until ${until}`;
  });
  return (
    `drain-timeout is over, and old tasks still finish ${describeJobs(jobs)}. They take no new job and are protected: ` +
    `${protections.join(', ')}; then ECS stops them, finished or not. Should ECS roll back meanwhile, these workers would ` +
    'be PRIMARY and deaf; the next run finds and reports them.'
  );
}

function describeJobs(jobs: readonly JobReport[]): string {
  if (jobs.length === 0) return 'jobs of workers that do not answer';
  return jobs
    .map(
      ({ name, id, node, ageMs }) =>
        `${name} ${id} on ${node} (${ageMs === null ? 'not started' : formatDuration(ageMs)})`,
    )
    .join(', ');
}

function warn(run: Run, line: string): void {
  run.world.log.warn(line);
  run.world.report.warnings.push(line);
}
