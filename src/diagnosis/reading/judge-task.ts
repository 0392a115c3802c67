import type { Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';

/** An essential container ended by itself: nobody asked the task to stop. */
export function isExitByItself({ stopCode }: Pick<Task, 'stopCode'>): boolean {
  return stopCode === 'EssentialContainerExited';
}

/** ECS replaced it because its load balancer or container health checks failed. */
export function isHealthCheckFailure({ stoppedReason }: Pick<Task, 'stoppedReason'>): boolean {
  return /failed (?:ELB|container) health checks/i.test(stoppedReason ?? '');
}

/** The container that ended with something else than success, or the first that ended at all. */
export function exitCodeOf({ containers }: Task, container: string | null = null): number | null {
  const meant = containers.filter(({ name }) => container === null || name === container);
  const codes = meant.flatMap(({ exitCode }) => exitCode ?? []);
  return codes.find((code) => code !== 0) ?? codes[0] ?? null;
}

/** Tasks of our deployment that show a fault of their own: they exited, failed checks, or are unhealthy now. */
export function listTroubledTasks(evidence: Evidence): readonly string[] {
  const stopped = evidence.stoppedTasks.filter((task) => isExitByItself(task) || isHealthCheckFailure(task));
  const unhealthy = evidence.newTasks.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY');
  const failing = evidence.targets.filter(
    ({ isNew, looks }) => isNew && looks.at(-1)?.state.startsWith('unhealthy') === true,
  );
  return [...stopped, ...unhealthy]
    .map(({ arn }) => arn)
    .concat(failing.flatMap(({ taskArn }) => taskArn ?? []));
}
