import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { findContainer } from '../../definition/find-container.js';
import { readCommand } from '../../definition/read-command.js';
import { readContainer } from '../../definition/read-container.js';
import { stopTimeoutOf } from '../../definition/stop-timeout.js';

/** A container that ECS stopped and had to kill: SIGTERM did not end it within stopTimeout. */
export type KilledStop = {
  readonly taskArn: string;
  readonly container: string;
  readonly isNew: boolean;
  readonly stopTimeoutSeconds: number;
  /** From the request to stop until it was over; null where ECS doesn't say. */
  readonly tookMs: number | null;
  /** The shell that is the first process, and what it runs; null: none. */
  readonly shell: { readonly name: string; readonly script: string } | null;
  readonly isWorker: boolean;
  readonly line: string;
};

/** 128 + SIGKILL */
const KILLED = 137;

export function findKilledStops(evidence: Evidence): KilledStop[] {
  const added = evidence.stoppedTasks.flatMap((task) => inTask(evidence, task, true));
  const old = [...(evidence.endedOldTasks ?? []), ...evidence.oldTasks];
  return [...added, ...old.flatMap((task) => inTask(evidence, task, false))];
}

function inTask(evidence: Evidence, task: Task, isNew: boolean): KilledStop[] {
  if (task.stopCode !== 'ServiceSchedulerInitiated' && task.stopCode !== 'UserInitiated') return [];
  const { stoppingAtMs, stoppedAtMs } = task;
  const tookMs = stoppingAtMs === null || stoppedAtMs === null ? null : stoppedAtMs - stoppingAtMs;
  const killed = task.containers.filter(
    ({ exitCode, reason }) => exitCode === KILLED && !/memory/i.test(reason ?? ''),
  );
  return killed.map(({ name }) => {
    const container = findContainer(isNew ? evidence.taskDefinition : evidence.previousTaskDefinition, name);
    const { shell, programs } = readCommand(readContainer(container));
    return {
      ...{ taskArn: task.arn, container: name, isNew, tookMs },
      stopTimeoutSeconds: stopTimeoutOf(container),
      shell,
      isWorker: programs.some(({ kind }) => kind === 'celery-worker'),
      line: `${task.stoppedReason ?? task.stopCode} (container ${name}: exit code ${KILLED})`,
    };
  });
}
