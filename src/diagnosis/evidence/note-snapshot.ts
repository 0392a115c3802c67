import type { Evidence } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { ServiceEvent } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import { noteTargets } from './note-targets.js';

/** The newest are kept: a service that crashes all night must not fill the report. */
const STOPPED_AT_MOST = 200;
const EVENTS_AT_MOST = 500;

/** The evidence with one more look in it. ECS forgets, so that what was seen once stays: events, stopped tasks, targets. */
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

/** Stopped tasks as they were described last, oldest first: an exit code may come late. */
export function addStopped(known: readonly Task[], seen: readonly Task[]): readonly Task[] {
  const byArn = new Map([...known, ...seen].map((task) => [task.arn, task]));
  return [...byArn.values()].sort((a, b) => a.createdAtMs - b.createdAtMs).slice(-STOPPED_AT_MOST);
}

/** ECS lists the newest first, also among those of one millisecond. */
function addEvents(
  { events, startedAtMs }: Evidence,
  seen: readonly ServiceEvent[],
): readonly ServiceEvent[] {
  const known = new Set(events.map(({ id }) => id));
  const fresh = [...seen].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
  return [...events, ...fresh].slice(-EVENTS_AT_MOST);
}
