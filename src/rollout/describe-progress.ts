import type { RolloutSnapshot } from '../model/rollout.js';
import { isHealthyTask } from './is-healthy-task.js';

export interface Progress {
  /** `2 of 3 new tasks running and healthy, 1 old task left` */
  readonly words: string;
  readonly allNewHealthy: boolean;
  readonly oldLeft: number;
}

/** How far a rollout is, in kubectl's words. */
export function describeProgress({ service, newTasks, oldTasks, targets }: RolloutSnapshot): Progress {
  const desired = service.desiredCount;
  const healthy = newTasks.filter((task) => isHealthyTask(task, service.loadBalancers, targets)).length;
  // Without any check "healthy" would be a claim that nobody made.
  const isChecked =
    targets !== null || newTasks.some((task) => (task.healthStatus ?? 'UNKNOWN') !== 'UNKNOWN');
  const fresh = `${healthy} of ${desired} new ${plural(desired, 'task')} running${isChecked ? ' and healthy' : ''}`;
  const old =
    oldTasks.length === 0
      ? 'no old task left'
      : `${oldTasks.length} old ${plural(oldTasks.length, 'task')} left`;
  return { words: `${fresh}, ${old}`, allNewHealthy: healthy >= desired, oldLeft: oldTasks.length };
}

/** All new tasks are healthy, and only old ones are left to go. */
export function isOnlyOldDraining(snapshot: RolloutSnapshot): boolean {
  const { allNewHealthy, oldLeft } = describeProgress(snapshot);
  if (!allNewHealthy || oldLeft === 0) return false;
  // Targets that can't be read prove nothing; that ECS stops every old task does.
  const isBlind = snapshot.service.loadBalancers.length > 0 && snapshot.targets === null;
  return !isBlind || snapshot.oldTasks.every(({ desiredStatus }) => desiredStatus === 'STOPPED');
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}
