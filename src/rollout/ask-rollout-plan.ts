import type { ContainerCheckPace, PaceFacts, RolloutPlanQuestion } from '../model/rollout-plan.js';
import type { Service, TargetGroupSettings } from '../model/service.js';
import type { ContainerDefinition, TaskDefinition } from '../model/task-definition.js';
import type { Task } from '../model/task.js';
import { listContainerChecks } from './health/list-container-checks.js';
import { isHealthyTask } from './is-healthy-task.js';
import { observePace } from './planner/observe-pace.js';

export interface PlanSources extends Omit<RolloutPlanQuestion, 'oldCount' | 'oldHealthyCount' | 'pace'> {
  readonly service: Service;
  /** Running tasks. */
  readonly tasks: readonly Task[];
  /** The definition to deploy. */
  readonly definition: TaskDefinition;
  /** The definition of the running tasks; null: not known. */
  readonly currentDefinition: TaskDefinition | null;
  /** Of the service's target groups, those that could be read. */
  readonly targetGroups: readonly TargetGroupSettings[];
  readonly ignoresStopSignal: boolean;
}

/** A target group whose settings can't be read is assumed to have AWS's defaults. */
const DEFAULT_GROUP = { intervalSeconds: 30, timeoutSeconds: 5, deregistrationDelaySeconds: 300 };
/** The default of ContainerDefinition.stopTimeout. */
const DEFAULT_STOP_SECONDS = 30;

/** Builds the planner's question from what was read. */
export function askRolloutPlan(sources: PlanSources): RolloutPlanQuestion {
  const { service, tasks, definition, currentDefinition, targetGroups, ignoresStopSignal, ...question } =
    sources;
  const arns = [...new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
  const pace: PaceFacts = {
    ...observePace(tasks, service.events),
    targetGroups: arns.map(
      (arn) => targetGroups.find(({ targetGroupArn }) => targetGroupArn === arn) ?? DEFAULT_GROUP,
    ),
    containerCheck: findSlowestCheck(definition),
    stopTimeoutSeconds: findStopTimeout(currentDefinition ?? definition),
    ignoresStopSignal,
  };
  const healthy = tasks.filter((task) => isHealthyTask(task, service.loadBalancers, null));
  return { ...question, oldCount: tasks.length, oldHealthyCount: healthy.length, pace };
}

function findSlowestCheck(definition: TaskDefinition): ContainerCheckPace | null {
  return (
    [...listContainerChecks(definition)].sort((a, b) => b.intervalSeconds - a.intervalSeconds)[0] ?? null
  );
}

/** Containers that depend on each other stop one after the other, so their timeouts add up. */
function findStopTimeout({ containerDefinitions }: TaskDefinition): number {
  const timeoutOf = (container: ContainerDefinition): number =>
    numberOr(container['stopTimeout'], DEFAULT_STOP_SECONDS);
  const isChained = containerDefinitions.some(
    ({ dependsOn }) => Array.isArray(dependsOn) && dependsOn.length > 0,
  );
  const timeouts = containerDefinitions.map(timeoutOf);
  if (timeouts.length === 0) return DEFAULT_STOP_SECONDS;
  return isChained ? timeouts.reduce((sum, seconds) => sum + seconds, 0) : Math.max(...timeouts);
}

function numberOr(value: unknown, byDefault: number): number {
  return typeof value === 'number' ? value : byDefault;
}
