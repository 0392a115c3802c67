import type { Evidence } from '../../model/evidence.js';
import { countOf } from '../../wording/count-of.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';

const ATTRIBUTE = 'deregistration_delay.timeout_seconds';

export const oldTasksDraining = defineRule({
  id: 'old-tasks-draining',
  severity: 'note',
  find: (evidence) => {
    const { oldTasks, targetGroups } = evidence;
    const leaving = oldTasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED');
    if (!isNewSettled(evidence) || leaving.length === 0) return [];
    const delay = targetGroups.flatMap(({ attributes }) => attributes[ATTRIBUTE] ?? [])[0] ?? null;
    const lines = leaving.map(
      ({ arn, lastStatus }) => `task ${shortenTask(arn)}: ${lastStatus}, desired STOPPED`,
    );
    return [{ count: leaving.length, delay, lines: shortenLines(lines) }];
  },
  explain: ({ count, delay, lines }) => ({
    what: `All tasks of the new revision run; only ${countOf(count, 'old task')} ${count === 1 ? 'is' : 'are'} still stopping.`,
    why: `Old tasks finish their open requests (\`deregistration_delay\`${delay === null ? '' : ` is ${delay} s`}) and then stop within \`stopTimeout\`.`,
    fix: 'Nothing is broken; a shorter deregistration delay (30 to 60 s) makes rollouts finish sooner.',
    evidence: lines,
  }),
});

function isNewSettled({ service, deploymentId, newTasks, targets }: Evidence): boolean {
  const ours = service?.deployments.find(({ id }) => id === deploymentId);
  const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
  const healthy = targets
    .filter(({ isNew }) => isNew)
    .every(({ looks }) => looks.at(-1)?.state === 'healthy');
  return ours?.status === 'PRIMARY' && ours.desiredCount > 0 && running >= ours.desiredCount && healthy;
}
