import { assessDrain } from '../../drain/assess-drain.js';
import { isTaskFinished } from '../../drain/is-task-finished.js';
import type { JobReport } from '../../model/report.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Task } from '../../model/task.js';
import type { WatchEnding } from '../../model/watch.js';
import { formatDuration } from '../../wording/format-duration.js';
import { describeProtections } from '../../drain/describe-protections.js';
import type { OverlapState } from './step-overlap.js';
import { release, silenceTasks } from './step-overlap.js';
import type { Run } from '../run.js';
import { recordOf } from '../run.js';
import { discoverWorkers } from '../workers/discover-workers.js';

/**
 * Jobs run longer than `drain-timeout`. The new revision serves, so nothing is rolled back. `fail`: the old tasks finish,
 * silenced, under their protection until it expires, and the watch ends. `proceed`: they are released now, and the watch goes
 * on (null).
 */
export async function handleOverlapTimeout(
  run: Run,
  overlap: OverlapState,
  snapshot: RolloutSnapshot,
): Promise<Omit<WatchEnding, 'snapshot'> | null> {
  const nowMs = run.world.clock.now();
  if (overlap.drainDeadlineAtMs === null || nowMs < overlap.drainDeadlineAtMs) return null;
  const { jobs } = assessDrain(overlap.ledger, nowMs, nowMs);
  const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
  if (run.inputs.onDrainTimeout === 'proceed') {
    warn(
      run,
      `drain-timeout is over: old tasks are released anyway (on-drain-timeout: proceed). ECS stops ${describeJobs(jobs)}.`,
    );
    const silenced = [...overlap.silenced];
    await release(
      run,
      overlap,
      silenced.filter((arn) => old.some((task) => task.arn === arn)),
      silenced,
    );
    return null;
  }
  await silenceRest(run, overlap, old, snapshot);
  warn(run, describeLeft(run, jobs));
  return {
    status: 'left-finishing',
    sentence: `The new revision serves. Old tasks finish ${describeJobs(jobs)} under their protection.`,
    onlyOldDraining: true,
    isKnown: true,
  };
}

/** In waves some old workers may still consume: they would be stopped at their expiry in the middle of a job. */
async function silenceRest(
  run: Run,
  overlap: OverlapState,
  old: readonly Task[],
  snapshot: RolloutSnapshot,
): Promise<void> {
  const rest = old.map(({ arn }) => arn).filter((arn) => !overlap.silenced.has(arn));
  if (rest.length > 0) {
    const { roster } = await discoverWorkers(run, snapshot.oldTasks);
    await silenceTasks(run, overlap, rest, roster);
  }
  const nowMs = run.world.clock.now();
  const idle = old
    .filter((task) => !rest.includes(task.arn) && isTaskFinished(overlap.ledger, task, nowMs))
    .map(({ arn }) => arn);
  if (idle.length > 0) await release(run, overlap, idle, idle);
}

function describeLeft(run: Run, jobs: readonly JobReport[]): string {
  const protections = describeProtections(recordOf(run).protections);
  return (
    `drain-timeout is over, and old tasks still finish ${describeJobs(jobs)}. They take no new job and are protected: ` +
    `${protections}; then ECS stops them, finished or not. Should ECS roll back meanwhile, these workers would ` +
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

function warn(run: Run, sentence: string): void {
  run.world.story.tell({ kind: 'warned', sentence });
}
