import { logAhead } from './log-ahead.js';
import type { DeployPlan } from './plan-deploy.js';
import type { Run } from '../run.js';

/** Says what was found, before anything is changed: a person can repair from these lines what a lost runner left. */
export function logPlan(run: Run, outlook: DeployPlan): void {
  const { log, report } = run.world;
  const { primary, service, roster, drain, tasks } = outlook;
  log.info(
    `${service.name} serves ${primary.taskDefinitionArn} (${primary.id}, ${primary.rolloutState ?? 'no rollout state'}): ` +
      `${String(service.runningCount)} of ${String(service.desiredCount)} tasks running`,
  );
  if (primary.rolloutState === 'IN_PROGRESS') {
    const line = `A deployment is in progress (${primary.id}): it is taken over.`;
    log.warn(line);
    report.warnings.push(line);
  }
  log.info(`drain: ${drain.mode} (${drain.why})`);
  logAhead(log, report);
  if (roster === null) return;
  if (tasks.length === 0) log.info('nothing to drain: no task is running');
  for (const worker of roster.workers) {
    const on = worker.taskArn === null ? 'task unknown' : worker.taskArn;
    const queues = worker.answers
      ? worker.queues.join(', ') || 'no queue'
      : 'does not answer: busy or unknown';
    log.info(`worker ${worker.node} on ${on}: ${queues}`);
  }
  if (roster.otherNodes.length > 0) log.info(`not ours, left alone: ${roster.otherNodes.join(', ')}`);
  for (const warning of report.warnings) log.warn(warning);
}
