import { defineRule } from '../define-rule.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { describeAnswer } from '../reading/find-probe-hits.js';

/** AWS, fargate-alb-health-checks; a proxy in the task answers 502 to 504 while the application behind it isn't up. */
export const healthPathUnavailable = defineRule({
  id: 'health-path-unavailable',
  severity: 'cause',
  find: (evidence) => {
    const containers = evidence.taskDefinition?.definition.containerDefinitions.length ?? 1;
    return findFailingProbes(evidence)
      .filter(({ code }) => code === 502 || code === 503 || code === 504)
      .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        return { sentence, container: probe.container, hasNeighbours: containers > 1, lines };
      });
  },
  explain: ({ sentence, container, hasNeighbours, lines }) => ({
    what: `The health check fails: ${sentence}.`,
    why: hasNeighbours
      ? `The container ${container ?? 'behind the load balancer'} answers, but the container behind it in the same task is not ready, or too slow.`
      : 'The application itself reports that it is not ready or overloaded.',
    fix: hasNeighbours
      ? 'Check the other container’s log; let the proxy wait for it (`dependsOn` with HEALTHY), and give the task more cpu if it is slow.'
      : 'Check in the log what the health view waits for, such as a database or a cache; if it is overloaded, give the task more cpu or run fewer workers.',
    evidence: lines,
  }),
});
