import type { Action, Fact } from '../core/action.js';
import { findContainerSpec } from '../core/find-service.js';
import type { World } from '../core/world.js';
import { probeTarget, runHealthCommand } from './probe.js';
import {
  buildTaskEnvironment,
  findBalancerAddress,
  findLoopbackAddress,
  type EnvironmentOptions,
} from './task-environment.js';

export interface CheckOptions extends EnvironmentOptions {
  scale: number;
  workingDirectory: string | undefined;
}

/** A check gets its scaled timeout, but never less real time than a busy machine needs. */
function findTimeoutMs(options: CheckOptions, world: World, seconds: number): number {
  return Math.max(world.settings.minimumProbeRealMs, (seconds * 1000) / options.scale);
}

/** Runs a container's health command; null when there is nothing left to check. */
export async function checkContainer(
  options: CheckOptions,
  { taskArn, container }: Extract<Action, { kind: 'check-container' }>,
  world: World,
): Promise<Fact | null> {
  const task = world.tasks[taskArn];
  const spec = task === undefined ? undefined : findContainerSpec(world, task, container);
  if (task === undefined || spec?.healthCheck == null) return null;
  const passed = await runHealthCommand(spec.healthCheck.command, {
    cwd: spec.workingDirectory ?? options.workingDirectory,
    env: buildTaskEnvironment(options, task, spec),
    timeoutMs: findTimeoutMs(options, world, spec.healthCheck.timeoutSeconds),
  });
  return { kind: 'container-checked', taskArn, container, passed };
}

/** Probes a target as its target group says. */
export async function checkTarget(
  options: CheckOptions,
  { targetGroupArn, targetId, port }: Extract<Action, { kind: 'probe-target' }>,
  world: World,
): Promise<Fact | null> {
  const group = world.targetGroups[targetGroupArn];
  const target = group?.targets.find((entry) => entry.id === targetId && entry.port === port);
  const task = target?.taskArn == null ? undefined : world.tasks[target.taskArn];
  if (group === undefined) return null;
  const { healthCheck } = group;
  const answer =
    task === undefined
      ? 'refused'
      : await probeTarget({
          host: findLoopbackAddress(options, task),
          from: findBalancerAddress(options),
          name: targetId,
          port: healthCheck.port === 'traffic-port' ? port : Number(healthCheck.port),
          path: healthCheck.path,
          timeoutMs: findTimeoutMs(options, world, healthCheck.timeoutSeconds),
        });
  return { kind: 'target-probed', targetGroupArn, targetId, port, answer };
}
