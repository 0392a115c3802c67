import type { ContainerCheckPace, PaceFacts, RolloutPlanQuestion } from '../model/rollout-plan.js';
import type { Service, TargetGroupSettings } from '../model/service.js';
import type { TaskDefinition } from '../model/task-definition.js';
import type { Task } from '../model/task.js';
import { listContainerChecks } from '../definition/list-container-checks.js';
import { findLongestStop } from '../definition/stop-timeout.js';
import { isHealthyTask } from './is-healthy-task.js';
import { measurePace } from './planner/measure-pace.js';

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

/** Builds the planner's question from what was read. */
export function toRolloutPlanQuestion(sources: PlanSources): RolloutPlanQuestion {
  const { service, tasks, definition, currentDefinition, targetGroups, ignoresStopSignal, ...question } =
    sources;
  const arns = [...new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
  const pace: PaceFacts = {
    ...measurePace(tasks, service.events),
    targetGroups: arns.map(
      (arn) => targetGroups.find(({ targetGroupArn }) => targetGroupArn === arn) ?? DEFAULT_GROUP,
    ),
    containerCheck: findSlowestCheck(definition),
    stopTimeoutSeconds: findLongestStop(currentDefinition ?? definition),
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
