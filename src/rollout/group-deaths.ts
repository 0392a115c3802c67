import type { DeathReport } from '../model/report.js';
import type { Container, Task } from '../model/task.js';
import { isTransientDeath } from './is-transient-death.js';

/** Final states, so exit codes are final too. */
const STOPPED = new Set(['STOPPED', 'DELETED']);

/** 128 + SIGKILL and 128 + SIGTERM: how the other containers of a task end when one of them caused it to stop. */
const STOPPED_BY_SIGNAL = new Set([137, 143]);

/** What differs between two tasks that failed for the same reason. Longer patterns first. */
const IDS: readonly [RegExp, string][] = [
  [/\barn:[\w-]+:[^\s)\]"',;]+/g, 'ARN'],
  [/\becs-svc\/\d+/g, 'ecs-svc/ID'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, 'ID'],
  [/\b(request ?id:?\s*)[\w-]+/gi, '$1ID'],
  [/\b(?:i|eni|subnet|vol)-[0-9a-f]{8,17}\b/gi, 'ID'],
  [/\b[0-9a-f]{32,64}\b/gi, 'ID'],
  [/\bretried \d+ time\(s\)/gi, 'retried'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, 'ADDRESS'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, 'TIME'],
];

/**
 * The stopped tasks of one deployment by cause: equal stopCode, stoppedReason without ids, container and exit code.
 * Most frequent first. Tasks that the scheduler stopped to reduce their number did not fail. The texts are those of the
 * latest task: escape them before showing them.
 */
export function groupDeaths(tasks: readonly Task[], deploymentId: string): DeathReport[] {
  const stopped = tasks
    .filter((task) => task.startedBy === deploymentId && STOPPED.has(task.lastStatus) && !isPlannedStop(task))
    .sort((a, b) => (b.stoppedAtMs ?? 0) - (a.stoppedAtMs ?? 0));
  const groups = new Map<string, Task[]>();
  for (const task of stopped) {
    const cause = describeCause(task);
    groups.set(cause, [...(groups.get(cause) ?? []), task]);
  }
  return [...groups.values()].map(reportDeaths).sort((a, b) => b.count - a.count);
}

/** `Scaling activity initiated by (deployment …)`: a rolling replacement or a smaller count; also AZ rebalancing. */
function isPlannedStop({ stoppedReason }: Task): boolean {
  return /^Scaling activity initiated by|\brebalanc/i.test(stoppedReason ?? '');
}

function describeCause(task: Task): string {
  const culprit = findCulprit(task.containers);
  const reason = IDS.reduce((text, [id, word]) => text.replace(id, word), task.stoppedReason ?? '');
  return JSON.stringify([task.stopCode, reason, culprit?.name ?? null, culprit?.exitCode ?? null]);
}

function reportDeaths(tasks: readonly Task[]): DeathReport {
  const [latest] = tasks;
  const culprit = findCulprit(latest?.containers ?? []);
  const cause = {
    stopCode: latest?.stopCode ?? null,
    stoppedReason: latest?.stoppedReason ?? null,
    containerReason: culprit?.reason ?? null,
  };
  return {
    count: tasks.length,
    taskArns: tasks.map(({ arn }) => arn),
    container: culprit?.name ?? null,
    exitCode: culprit?.exitCode ?? null,
    ...cause,
    transient: isTransientDeath(cause),
  };
}

/**
 * The container that caused the task to stop; which ones are essential isn't known here. One that ECS gives a reason for,
 * else one that failed by itself, else one that was ended by a signal, else any that ended.
 */
function findCulprit(containers: readonly Container[]): Container | null {
  const failed = containers.filter(({ exitCode }) => exitCode !== null && exitCode !== 0);
  return (
    containers.find(({ reason }) => reason !== null && reason !== '') ??
    failed.find(({ exitCode }) => !STOPPED_BY_SIGNAL.has(exitCode ?? 0)) ??
    failed[0] ??
    containers.find(({ exitCode }) => exitCode !== null) ??
    null
  );
}
