import { defineRule } from '../define-rule.js';
import { findFailingChecks } from '../reading/find-failing-checks.js';

export const containerCheckFailed = defineRule({
  id: 'container-check-failed',
  severity: 'symptom',
  find: (evidence) =>
    findFailingChecks(evidence).map(({ container, command, startPeriodSeconds, timeoutSeconds, lines }) => ({
      ...{ container, startPeriodSeconds, timeoutSeconds },
      lines: command === '' ? lines : [...lines, command],
    })),
  explain: ({ container, startPeriodSeconds, timeoutSeconds, lines }) => ({
    what: `The health check of container ${container} failed, and ECS replaces the task.`,
    why: `ECS keeps no output of the command; it has ${timeoutSeconds} s to answer, and counts from ${startPeriodSeconds} s after the start on (\`startPeriod\`).`,
    fix: 'Run the command in a container of this image by hand and look at its exit code; raise startPeriod above the boot time of the application.',
    evidence: lines,
  }),
});
