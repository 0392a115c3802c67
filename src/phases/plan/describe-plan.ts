import type { DeployPlan } from './plan-deploy.js';
import type { Run } from '../run.js';

/** What a dry run says it would do, a line each. */
export function describePlan(run: Run, outlook: DeployPlan): readonly string[] {
  const { revision, update, drain, roster, tasks } = outlook;
  const lines: string[] = [];
  if (roster !== null) {
    for (const worker of roster.workers) {
      const queues = worker.queues.length === 0 ? 'no queue known' : worker.queues.join(', ');
      const on = worker.taskArn === null ? 'no task known' : lastPart(worker.taskArn);
      lines.push(`silence ${worker.node} (${on}) on ${queues}`);
    }
    lines.push(`wait at most ${String(run.inputs.drainTimeoutMs / 1000)} s for its jobs`);
  } else {
    lines.push(`silence no worker: ${drain.why}`);
  }
  if (revision?.definition != null) lines.push(`register a new revision of ${revision.definition.family}`);
  lines.push(...(revision?.changes ?? []), ...(update?.changes ?? []));
  if (update !== null) {
    lines.push(
      update.startsDeployment
        ? `UpdateService: a new deployment replaces ${String(tasks.length)} running tasks`
        : 'UpdateService: no new deployment',
    );
  }
  const rollout = run.world.report.ahead?.rollout ?? null;
  if (rollout !== null) lines.push(`roll out: ${rollout.sentence}`);
  if (run.inputs.phases.includes('post-deploy')) {
    lines.push(
      `watch it at most ${String(run.inputs.healthTimeoutMs / 1000)} s; on failure: ${run.inputs.onFailure}`,
    );
  }
  return lines;
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
