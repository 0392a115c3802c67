import { defineRule } from '../define-rule.js';
import { findFailingChecks } from '../reading/find-failing-checks.js';

const PING = /\bcelery\b.*\b(?:inspect\s+(?:.*\s)?ping|status)\b/s;

/** Measured: the command waits 1 s for answers by default, asks all workers, and starts a new Python each time. */
export const celeryPingCheck = defineRule({
  id: 'celery-ping-check',
  severity: 'cause',
  find: (evidence) =>
    findFailingChecks(evidence)
      .filter(({ command }) => PING.test(command))
      .map(({ container, command, timeoutSeconds, lines }) => ({
        ...{ container, timeoutSeconds, lines: [...lines, command] },
        waits: /(?:--timeout|-t)[\s=]*(\d+)/.exec(command)?.[1] ?? '1',
        isAimed: /(?:--destination|-d)\b/.test(command),
      })),
  explain: ({ container, timeoutSeconds, waits, isAimed, lines }) => ({
    what: `The health check of container ${container} runs \`celery inspect ping\`, and failed.`,
    why: `It starts a new Python process each time and waits ${waits} s for an answer within a health check timeout of ${timeoutSeconds} s${isAimed ? '' : ', and asks every worker on the broker instead of only this one'}: a busy worker, a solo pool or a small task answers too late and counts as unhealthy.`,
    fix: 'Check something cheap, such as the worker process itself or a heartbeat file; or add `-d celery@$HOSTNAME --timeout 10`, a health check timeout of 30 s, a longer interval, more retries and a startPeriod.',
    evidence: lines,
  }),
});
