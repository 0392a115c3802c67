import type { ContainerLog, Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { maskDefinition } from './mask-definition.js';
import { maskText } from '../../definition/mask-text.js';

/** Evidence that is safe to keep: both definitions are masked, and their secrets are hidden in all texts. */
export function maskEvidence(evidence: Evidence): Evidence {
  const current = maskDefinition(evidence.taskDefinition);
  const previous = maskDefinition(evidence.previousTaskDefinition);
  const secrets = [...new Set([...current.secrets, ...previous.secrets])];
  const mask = (text: string): string => maskText(text, secrets);
  const orNull = (text: string | null): string | null => (text === null ? null : mask(text));
  return {
    ...evidence,
    taskDefinition: current.revision,
    previousTaskDefinition: previous.revision,
    failedCall: orNull(evidence.failedCall),
    events: evidence.events.map((event) => ({ ...event, message: mask(event.message) })),
    newTasks: evidence.newTasks.map((task) => maskTask(task, orNull)),
    stoppedTasks: evidence.stoppedTasks.map((task) => maskTask(task, orNull)),
    oldTasks: evidence.oldTasks.map((task) => maskTask(task, orNull)),
    endedOldTasks: (evidence.endedOldTasks ?? []).map((task) => maskTask(task, orNull)),
    logs: evidence.logs.map((log) => maskLog(log, mask)),
  };
}

function maskTask(task: Task, mask: (text: string | null) => string | null): Task {
  const containers = task.containers.map((container) => ({ ...container, reason: mask(container.reason) }));
  return { ...task, stoppedReason: mask(task.stoppedReason), containers };
}

function maskLog(log: ContainerLog, mask: (text: string) => string): ContainerLog {
  return { ...log, lines: log.lines.map(({ atMs, message }) => ({ atMs, message: mask(message) })) };
}
