import type { RolloutSnapshot } from '../model/rollout.js';
import type { Task } from '../model/task.js';
import type { ServiceLook } from '../model/watch.js';

/** A look at the service as one deployment's watch judges it: whose task is whose, and which of them ended. */
export function toSnapshot({ tasks, ...look }: ServiceLook, deploymentId: string): RolloutSnapshot {
  const isOurs = ({ startedBy }: Task): boolean => startedBy === deploymentId;
  const isWanted = ({ desiredStatus }: Task): boolean => desiredStatus === 'RUNNING';
  return {
    ...look,
    newTasks: tasks.filter((task) => isOurs(task) && isWanted(task)),
    oldTasks: tasks.filter((task) => !isOurs(task) && !hasEnded(task)),
    stoppedTasks: tasks.filter((task) => isOurs(task) && !isWanted(task)),
  };
}

function hasEnded({ lastStatus }: Task): boolean {
  return lastStatus === 'STOPPED' || lastStatus === 'DELETED';
}
