import type { Report, RevisionReport } from '../model/report.js';
import type { Deployment, Service, Target } from '../model/service.js';
import type { Task } from '../model/task.js';
import { nameRevision } from './find-primary.js';
import { isHealthyTask } from './is-healthy-task.js';

/**
 * Which revision serves now: the one with most serving tasks, PRIMARY at a tie. Behind a load balancer a task serves when
 * it is healthy in every target group, else when it runs and is not found unhealthy. `tasks`: all of the service.
 */
export function describeServing(
  service: Service,
  tasks: readonly Task[],
  targets: readonly Target[] | null,
): Report['serving'] {
  const known = service.loadBalancers.length === 0 ? null : targets;
  const standings = service.deployments
    .map((deployment) => measure(deployment, service, tasks, known))
    .filter(({ revision, serving }) => revision.primary || serving > 0 || revision.running > 0);
  const [first] = [...standings].sort(
    (a, b) => b.serving - a.serving || Number(b.revision.primary) - Number(a.revision.primary),
  );
  const serves = first !== undefined && first.serving > 0 ? first : null;
  return {
    sentence: describe(service, standings, serves),
    taskDefinitionArn: serves?.revision.taskDefinitionArn ?? null,
    revisions: standings.map(({ revision }) => revision),
  };
}

interface Standing {
  readonly revision: RevisionReport;
  /** Tasks that serve. */
  readonly serving: number;
}

function measure(
  deployment: Deployment,
  service: Service,
  tasks: readonly Task[],
  targets: readonly Target[] | null,
): Standing {
  const own = tasks.filter(({ startedBy }) => startedBy === deployment.id);
  const serving = own.filter((task) => isHealthyTask(task, service.loadBalancers, targets)).length;
  return {
    serving,
    revision: {
      taskDefinitionArn: deployment.taskDefinitionArn,
      deploymentId: deployment.id,
      primary: deployment.status === 'PRIMARY',
      rolloutState: deployment.rolloutState,
      desired: deployment.desiredCount,
      running: own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
      pending: deployment.pendingCount,
      healthyTargets: targets === null ? null : serving,
    },
  };
}

/** `Revision web:45 serves: 2 of 2 tasks running, 2 healthy. Revision web:53 does not serve: 0 of 2 tasks running, 0 healthy.` */
function describe(service: Service, standings: readonly Standing[], serves: Standing | null): string {
  if (service.desiredCount === 0 && serves === null) return 'The service is scaled to 0: nothing serves.';
  const ordered = [...standings].sort((a, b) => Number(b === serves) - Number(a === serves));
  const sentences = ordered.map((standing) => describeStanding(standing, standing === serves));
  return [...(serves === null ? ['Nothing serves.'] : []), ...sentences].join(' ');
}

function describeStanding({ revision, serving }: Standing, isFirst: boolean): string {
  const verb = serving === 0 ? 'does not serve' : isFirst ? 'serves' : 'serves too';
  // ECS lowers the desired count of a deployment that is being replaced: it says nothing there.
  const of = revision.primary ? `${revision.running} of ${revision.desired}` : `${revision.running}`;
  const noun = (revision.primary ? revision.desired : revision.running) === 1 ? 'task' : 'tasks';
  const healthy = revision.healthyTargets === null ? '' : `, ${revision.healthyTargets} healthy`;
  return `Revision ${nameRevision(revision.taskDefinitionArn)} ${verb}: ${of} ${noun} running${healthy}.`;
}
