import type { Evidence } from '../../model/evidence.js';
import type { ContainerDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import { shortenArn } from '../../wording/shorten-arn.js';
import { shortenLines } from './shorten-lines.js';
import { findInEvents } from './find-in-events.js';
import { containersOf } from '../../definition/find-container.js';
import { DEFAULT_CHECK, readContainer } from '../../definition/read-container.js';

/** A container whose own health check (`healthCheck` of the task definition) fails in the new revision. */
export type FailingCheck = {
  readonly container: string;
  /** The command in one line, without CMD and CMD-SHELL; '' when it is in the image. */
  readonly command: string;
  readonly timeoutSeconds: number;
  readonly startPeriodSeconds: number;
  readonly lines: readonly string[];
};

export function findFailingChecks(evidence: Evidence): FailingCheck[] {
  const killed = evidence.stoppedTasks.filter(({ stoppedReason }) =>
    /failed container health checks/i.test(stoppedReason ?? ''),
  );
  const tasks = [...killed, ...evidence.newTasks.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY')];
  const healthy = evidence.newTasks.some(({ healthStatus }) => healthStatus === 'HEALTHY');
  if (tasks.length === 0 || healthy) return [];
  const unhealthy = new Set(
    tasks.flatMap(({ containers }) => containers.filter(isUnhealthy).map(({ name }) => name)),
  );
  const checked = containersOf(evidence.taskDefinition).filter((one) => one['healthCheck'] !== undefined);
  const meant = checked.filter(({ name }) => unhealthy.size === 0 || unhealthy.has(name));
  return meant.map((container) => ({
    ...readCheck(container),
    lines: quoteReasons(evidence, tasks, container),
  }));
}

function isUnhealthy({ healthStatus }: Task['containers'][number]): boolean {
  return healthStatus === 'UNHEALTHY';
}

function readCheck(container: ContainerDefinition): Omit<FailingCheck, 'lines'> {
  const { name, healthCheck } = readContainer(container);
  const { command: words, timeout, startPeriod } = healthCheck ?? DEFAULT_CHECK;
  const command = words.filter((word, at) => at > 0 || !/^CMD(?:-SHELL)?$/.test(word)).join(' ');
  return { container: name, command, timeoutSeconds: timeout, startPeriodSeconds: startPeriod ?? 0 };
}

function quoteReasons(
  evidence: Evidence,
  tasks: readonly Task[],
  { name }: ContainerDefinition,
): readonly string[] {
  const ids = new Set(tasks.map(({ arn }) => shortenArn(arn)));
  const said = findInEvents(evidence, /\(task ([^)]+)\) failed container health checks/i)
    .filter(({ groups: [id = ''] }) => ids.has(id))
    .map(({ line }) => line);
  const reasons = tasks.flatMap(({ stoppedReason }) => stoppedReason ?? []);
  const lines = [...reasons, ...said];
  return lines.length === 0 ? [`healthStatus of container ${name}: UNHEALTHY`] : shortenLines(lines);
}
