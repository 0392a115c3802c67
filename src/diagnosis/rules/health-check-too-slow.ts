import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes, findTargetGroup } from '../reading/find-failing-probes.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { findProbeHits } from '../reading/find-probe-hits.js';

/** gunicorn/arbiter.py: a worker sent no heartbeat for longer than --timeout. */
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
          lines: shortenLines([...proof, ...lines]),
        },
      ];
    }),
  explain: ({ path, timeoutSeconds, late, lines }) => ({
    what: `The application takes longer than ${timeoutSeconds === null ? 'the health check waits' : `${timeoutSeconds} s`} to answer ${path === null ? 'the health check' : `GET ${path}`}.`,
    why: late
      ? 'The access log shows that the checks reach the application, but the load balancer gives up before it answers.'
      : 'gunicorn killed a worker that was blocked for longer than --timeout, so requests hang.',
    fix: 'Use a light view without database or network for the health check, give the task more cpu or start fewer workers, and only then raise the health check timeout of the target group to 10 s; gunicorn’s --timeout does not matter here.',
    evidence: lines,
  }),
});
