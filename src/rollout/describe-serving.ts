import type { TaskProtection } from '../model/protection.js';
import type { RevisionReport, ServingReport } from '../model/report.js';
import type { Deployment, LoadBalancer, Service, Target } from '../model/service.js';
import type { Task } from '../model/task.js';
import { describeStandings, type Standing } from './describe-standings.js';
import { isHealthyTask } from './is-healthy-task.js';

/** What else is known; the sentence leaves out what isn't. */
export interface ServingKnowledge {
  /** null: couldn't be read. */
  readonly protections?: readonly TaskProtection[] | null;
  /** A revision that was tried and never became healthy; mentioned even if ECS no longer lists it. */
  readonly neverHealthyArn?: string | null;
}

/**
 * Which revision serves now: the one with the most serving tasks, PRIMARY at a tie. Behind a load balancer a task serves if
 * it is healthy in every target group; otherwise if it runs and is not unhealthy. `tasks`: all tasks of the service.
 */
export function describeServing(
  service: Service,
  tasks: readonly Task[],
  targets: readonly Target[] | null,
  { protections = null, neverHealthyArn = null }: ServingKnowledge = {},
): ServingReport {
  const known = service.loadBalancers.length === 0 ? null : targets;
  const standings = service.deployments
    .map((deployment) => measure(deployment, service, tasks, known, protections))
    .filter(({ revision, serving }) => revision.primary || serving > 0 || isPresent(revision));
  const [first] = [...standings].sort(
    (a, b) => b.serving - a.serving || Number(b.revision.primary) - Number(a.revision.primary),
  );
  const serves = first !== undefined && first.serving > 0 ? first : null;
  return {
    sentence: describeStandings(service, standings, serves, neverHealthyArn),
    taskDefinitionArn: serves?.revision.taskDefinitionArn ?? null,
    revisions: standings.map(({ revision }) => revision),
  };
}

function isPresent({ running, draining }: RevisionReport): boolean {
  return running > 0 || (draining ?? 0) > 0;
}

function measure(
  deployment: Deployment,
  { loadBalancers }: Service,
  tasks: readonly Task[],
  targets: readonly Target[] | null,
  protections: readonly TaskProtection[] | null,
): Standing {
  const own = tasks.filter(({ startedBy }) => startedBy === deployment.id);
  const serving = own.filter((task) => isHealthyTask(task, loadBalancers, targets)).length;
  const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const held = protections?.filter(({ taskArn }) => running.some(({ arn }) => arn === taskArn));
  return {
    serving,
    revision: {
      taskDefinitionArn: deployment.taskDefinitionArn,
      deploymentId: deployment.id,
      primary: deployment.status === 'PRIMARY',
      rolloutState: deployment.rolloutState,
      desired: deployment.desiredCount,
      running: running.length,
      pending: deployment.pendingCount,
      healthyTargets: targets === null ? null : serving,
      draining: targets === null ? null : countDraining(own, loadBalancers, targets),
      protected: held?.length ?? null,
    },
  };
}

/** Tasks that are draining in a target group. */
function countDraining(
  tasks: readonly Task[],
  loadBalancers: readonly LoadBalancer[],
  targets: readonly Target[],
): number {
  const arns = loadBalancers.map(({ targetGroupArn }) => targetGroupArn);
  const draining = targets.filter(
    ({ state, targetGroupArn }) => /draining$/.test(state) && arns.includes(targetGroupArn),
  );
  const isDraining = ({ privateIpv4, lastStatus }: Task): boolean =>
    lastStatus !== 'STOPPED' && draining.some(({ id }) => id === privateIpv4);
  return tasks.filter(isDraining).length;
}
