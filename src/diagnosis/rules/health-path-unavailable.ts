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
    what: `The health check fails because ${sentence}.`,
    why: hasNeighbours
      ? `The container ${container ?? 'behind the load balancer'} answers, and what it passes requests on to in the same task isn't up, or is too slow.`
      : 'The application says itself that it is not ready, or is overloaded.',
    fix: hasNeighbours
      ? 'Look at the other container’s log; let the proxy depend on it (`dependsOn` with HEALTHY), and give the task more cpu if it is slow.'
      : 'Look for what the health view waits for in the log, such as a database or a cache; give the task more cpu, or run fewer workers, if it is overloaded.',
    evidence: lines,
  }),
});
