import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findProbeHits } from '../reading/find-probe-hits.js';

/** gunicorn/arbiter.py: a worker that was silent for longer than --timeout. */
const SILENT_WORKER = /\[CRITICAL\] WORKER TIMEOUT \(pid:/;

export const healthCheckTooSlow = defineRule({
  id: 'health-check-too-slow',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence).flatMap(({ description, targetGroupArn, path, container, lines }) => {
      if (!/timed out/i.test(description)) return [];
      const hits = findProbeHits(evidence, path).filter(
        (hit) => container === null || hit.container === container,
      );
      const proof = [...hits, ...findInLogs(evidence, SILENT_WORKER)].map(({ line }) => line);
      if (proof.length === 0) return [];
      const timeoutSeconds = findTargetGroup(evidence, targetGroupArn)?.healthCheck.timeoutSeconds ?? null;
      return [
        {
          path: hits[0]?.path ?? path,
          timeoutSeconds,
          late: hits.length > 0,
          lines: fewLines([...proof, ...lines]),
        },
      ];
    }),
  explain: ({ path, timeoutSeconds, late, lines }) => ({
    what: `The application takes longer than ${timeoutSeconds === null ? 'the health check waits' : `${timeoutSeconds} s`} to answer ${path === null ? 'the health check' : `GET ${path}`}.`,
    why: late
      ? 'The checks reach the application, as its access log shows, and the load balancer gives up before the answer comes.'
      : 'gunicorn killed a worker that had been silent for longer than its --timeout, so requests hang.',
    fix: 'Let the health check ask for a light view without database or network, give the task more cpu or start fewer workers, and only then raise the health check time-out of the target group to 10 s; gunicorn’s --timeout has nothing to do with it.',
    evidence: lines,
  }),
});
