import type { RolloutSnapshot } from '../model/rollout.js';
import { countOf } from '../wording/count-of.js';
import { groupDeaths } from './group-deaths.js';
import { isHealthyTask } from './is-healthy-task.js';
import { hasOutlasted } from './has-outlasted.js';

/** Tasks that were read in an earlier turn may have failed since (create-look-source.ts). */
const STALE_MS = 60_000;

export interface Progress {
  /** `2 of 3 new tasks healthy, 1 old task finishing 1 job` */
  readonly words: string;
  readonly allNewHealthy: boolean;
  readonly oldLeft: number;
}

/** How far a rollout is, worded like kubectl. `jobs`: the number of jobs that the old tasks are known to be finishing. */
export function describeProgress(
  { service, newTasks, oldTasks, targets }: RolloutSnapshot,
  jobs = 0,
): Progress {
  const desired = service.desiredCount;
  const healthy = newTasks.filter((task) => isHealthyTask(task, service.loadBalancers, targets)).length;
  // Without any check "healthy" would be unfounded.
  const isChecked =
    targets !== null || newTasks.some((task) => (task.healthStatus ?? 'UNKNOWN') !== 'UNKNOWN');
  const created = `${healthy} of ${countOf(desired, 'new task')} ${isChecked ? 'healthy' : 'running'}`;
  const going = oldTasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED').length;
  const staying = oldTasks.length - going;
  const parts = [
    ...(staying === 0 ? [] : [`${countOf(staying, 'old task')} ${describeStay(jobs)}`]),
    ...(going === 0
      ? []
      : [`${countOf(going, 'old task')} ${service.loadBalancers.length > 0 ? 'draining' : 'stopping'}`]),
  ];
  const words = [created, ...(parts.length === 0 ? ['no old task left'] : parts)].join(', ');
  return { words, allNewHealthy: healthy >= desired, oldLeft: oldTasks.length };
}

function describeStay(jobs: number): string {
  return jobs === 0 ? 'left' : `finishing ${countOf(jobs, 'job')}`;
}

/** All new tasks are healthy and have outlasted those that failed, and only old ones are still stopping. */
export function isOnlyOldDraining(snapshot: RolloutSnapshot, deploymentId: string): boolean {
  const { allNewHealthy, oldLeft } = describeProgress(snapshot);
  if (!allNewHealthy || oldLeft === 0 || isRestarting(snapshot, deploymentId)) return false;
  // Unreadable targets prove nothing, but ECS stopping every old task does.
  const isBlind = snapshot.service.loadBalancers.length > 0 && snapshot.targets === null;
  return !isBlind || snapshot.oldTasks.every(({ desiredStatus }) => desiredStatus === 'STOPPED');
}

/** A running task is only the next attempt of a revision whose tasks keep failing. */
function isRestarting({ newTasks, stoppedTasks, atMs }: RolloutSnapshot, deploymentId: string): boolean {
  const deaths = groupDeaths(stoppedTasks, deploymentId).filter(({ transient }) => !transient);
  const failed = stoppedTasks.filter(({ arn }) => deaths.some(({ taskArns }) => taskArns.includes(arn)));
  return failed.length > 0 && !newTasks.every((task) => hasOutlasted(task, failed, atMs, STALE_MS));
}
