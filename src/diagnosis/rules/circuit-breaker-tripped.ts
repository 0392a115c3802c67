import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInEvents } from '../reading/find-in-events.js';
import { quote } from '../reading/quote.js';

/** Texts seen on ECS, as an event and as the deployment's rolloutStateReason. */
const EVENT = /deployment failed: tasks failed to start/i;
const REASON = /circuit breaker: tasks? failed to start/i;

export const circuitBreakerTripped = defineRule({
  id: 'circuit-breaker-tripped',
  severity: 'symptom',
  find: (evidence) => {
    const { service, deploymentId, serviceDeployment } = evidence;
    const reason = service?.deployments.find(({ id }) => id === deploymentId)?.rolloutStateReason ?? '';
    const said = REASON.test(reason) ? [quote(reason)] : [];
    const lines = shortenLines([...findInEvents(evidence, EVENT).map(({ line }) => line), ...said]);
    const breaker = serviceDeployment?.circuitBreaker ?? null;
    return lines.length === 0
      ? []
      : [{ count: breaker?.failureCount ?? null, threshold: breaker?.threshold ?? null, lines }];
  },
  explain: ({ count, threshold, lines }) => ({
    what: `The deployment circuit breaker tripped${count === null || threshold === null ? '' : ` after ${count} failed tasks (threshold ${threshold})`}: ECS stopped the deployment.`,
    why: 'Too many new tasks failed to start or failed their health checks; the breaker does not say why.',
    fix: 'Fix what made the tasks fail; for an hour the ECS console shows the reason and exit code of stopped tasks.',
    evidence: lines,
  }),
});
