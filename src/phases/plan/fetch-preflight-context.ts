import { WorldError } from '../../errors.js';
import type { MissingPermission } from '../../model/plan-report.js';
import type { TaskProtection } from '../../model/protection.js';
import type { Service, TargetGroupSettings } from '../../model/service.js';
import type { TaskDefinition } from '../../model/task-definition.js';
import type { Task } from '../../model/task.js';
import { toTargetGroupSettings } from '../../rollout/to-target-group-settings.js';
import { fetchTargetGroups } from '../evidence/fetch-target-groups.js';
import { readSource, type Reading } from '../evidence/read-source.js';
import type { Run } from '../run.js';

/** What plan and lints want to know beside the service itself. */
export interface PreflightContext {
  /** What the service runs now; null: it can't be read. */
  readonly currentDefinition: TaskDefinition | null;
  readonly targetGroups: readonly TargetGroupSettings[];
  readonly protections: readonly TaskProtection[];
  /** What could not be read. */
  readonly missing: readonly MissingPermission[];
}

/** Reads only, and never fails: what can't be read is listed, and the rest is looked at. */
export async function fetchPreflightContext(
  run: Run,
  service: Service,
  tasks: readonly Task[],
): Promise<PreflightContext> {
  const { ecs } = run.world;
  const missing: MissingPermission[] = [];
  const currentDefinition = await fetchCurrent(run, service);
  if (currentDefinition === null) {
    missing.push({ action: 'ecs:DescribeTaskDefinition', consequence: 'what changes can not be shown' });
  }
  const reading: Reading = { unreadable: [] };
  const groups = await fetchTargetGroups(run, { service }, reading);
  const groupArns = new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn));
  const isUnread = reading.unreadable.length > 0 || groups.length < groupArns.size;
  if (isUnread) {
    missing.push({
      action: 'elasticloadbalancing:DescribeTargetGroups, elasticloadbalancing:DescribeTargetGroupAttributes',
      consequence:
        'the plan takes the target group for one with the defaults of AWS, and its lints are silent',
    });
  }
  const taskArns = tasks.map(({ arn }) => arn);
  const protections =
    tasks.length === 0
      ? []
      : await readSource({ unreadable: [] }, 'ecs:GetTaskProtection', () => ecs.fetchProtections(taskArns));
  if (protections === null) {
    missing.push({
      action: 'ecs:GetTaskProtection',
      consequence: 'whether old tasks are protected is not known',
    });
  }
  if (service.currentServiceDeploymentArn !== null) {
    const deployment = await ecs.fetchServiceDeployment(service.currentServiceDeploymentArn);
    if (deployment === null) {
      missing.push({
        action: 'ecs:DescribeServiceDeployments',
        consequence: 'a rollback has to be an UpdateService, and less of it can be seen',
      });
    }
  }
  return {
    currentDefinition,
    targetGroups: isUnread ? [] : groups.map(toTargetGroupSettings),
    protections: protections ?? [],
    missing,
  };
}

async function fetchCurrent(run: Run, service: Service): Promise<TaskDefinition | null> {
  try {
    return (await run.world.ecs.fetchTaskDefinition(service.taskDefinitionArn)).definition;
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    return null;
  }
}
