import { defineRule } from '../define-rule.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import { describeAnswer } from '../reading/find-probe-hits.js';
import { boundToLoopback } from './bound-to-loopback.js';
import { gunicornWorkerKilled } from './gunicorn-worker-killed.js';
import { healthCheckProtocolDiffers } from './health-check-protocol-differs.js';
import { healthCheckTooSlow } from './health-check-too-slow.js';
import { hostHeaderRefused } from './host-header-refused.js';
import { probeNeverArrives } from './probe-never-arrives.js';
import { slowBoot } from './slow-boot.js';
import { wrongPort } from './wrong-port.js';

/** Status codes that other rules always explain. */
const EXPLAINED = [301, 302, 303, 307, 308, 401, 403, 404, 410, 500, 502, 503, 504];

/** Rules that need more than the answer. */
const EXPLAINERS = [
  ...[boundToLoopback, wrongPort, healthCheckProtocolDiffers, slowBoot],
  ...[healthCheckTooSlow, probeNeverArrives, hostHeaderRefused, gunicornWorkerKilled],
];

export const healthCheckUnexplained = defineRule({
  id: 'health-check-unexplained',
  severity: 'symptom',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === null || !EXPLAINED.includes(code))
      .filter(() => EXPLAINERS.every((rule) => rule.diagnose(evidence).length === 0))
      .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        const matcher = findTargetGroup(evidence, probe.targetGroupArn)?.healthCheck.matcher ?? null;
        return {
          sentence,
          matcher,
          code: probe.code,
          port: probe.port,
          description: probe.description,
          lines,
        };
      }),
  explain: ({ sentence, matcher, code, port, description, lines }) =>
    code === null
      ? {
          what: `The load balancer got no answer from port ${port ?? 'of the target'}: ${description}.`,
          why: /timed out/i.test(description)
            ? 'Either its requests do not reach the task, or the application is too slow for the health check timeout.'
            : 'Nothing listens on that port, or the connection was closed without an answer.',
          fix: 'Check that the server listens on 0.0.0.0 and this port, and that the security group of the tasks allows the load balancer; turn on the access log (`--access-logfile -`), which shows every check.',
          evidence: lines,
        }
      : {
          what: `The health check fails: ${sentence}.`,
          why: `The target group accepts only ${matcher ?? 'other status codes'}.`,
          fix: 'Use a health check path that answers 200 to a plain GET with the task’s address as host.',
          evidence: lines,
        },
});
