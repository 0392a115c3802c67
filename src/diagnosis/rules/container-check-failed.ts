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
    why: `The command has ${timeoutSeconds} s to finish, and failures count from ${startPeriodSeconds} s after the start (\`startPeriod\`); ECS does not keep its output.`,
    fix: 'Run the command in a container of this image and check its exit code; set startPeriod longer than the application takes to start.',
    evidence: lines,
  }),
});
