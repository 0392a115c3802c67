import type { Evidence } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { ServiceEvent } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import { noteTargets } from './note-targets.js';

/** Only the newest are kept: a service that crashes all night must not fill the report. */
const STOPPED_AT_MOST = 200;
const EVENTS_AT_MOST = 500;

/** Adds one look. What was seen once is kept, because ECS forgets events, stopped tasks and targets. */
export function noteSnapshot(evidence: Evidence, snapshot: RolloutSnapshot): Evidence {
  const { atMs, service, newTasks, oldTasks, serviceDeployment } = snapshot;
  return {
    ...evidence,
    atMs,
    service: { ...service, events: [] },
    serviceDeployment: serviceDeployment ?? evidence.serviceDeployment,
    events: addEvents(evidence, service.events),
    newTasks,
    oldTasks,
    stoppedTasks: addStopped(evidence.stoppedTasks, snapshot.stoppedTasks),
    targets: noteTargets(evidence, snapshot),
  };
}

/** Stopped tasks with their latest descriptions, oldest first: an exit code may arrive late. */
export function addStopped(known: readonly Task[], seen: readonly Task[]): readonly Task[] {
  const byArn = new Map([...known, ...seen].map((task) => [task.arn, task]));
  return [...byArn.values()].sort((a, b) => a.createdAtMs - b.createdAtMs).slice(-STOPPED_AT_MOST);
}

/** ECS lists the newest first, even within one millisecond. */
function addEvents(
  { events, startedAtMs }: Evidence,
  seen: readonly ServiceEvent[],
): readonly ServiceEvent[] {
  const known = new Set(events.map(({ id }) => id));
  const added = [...seen].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
  return [...events, ...added].slice(-EVENTS_AT_MOST);
}
