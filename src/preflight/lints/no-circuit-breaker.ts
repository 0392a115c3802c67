import { defineLint } from '../define-lint.js';
interface Found {
  readonly isEnabled: boolean;
  readonly rollsBackItself: boolean;
}

export const noCircuitBreaker = defineLint<Found>({
  id: 'no-circuit-breaker',
  code: 'L26',
  // If this step watches and rolls back, the breaker only matters when ECS replaces tasks between deploys.
  severity: ({ rollsBackItself }) => (rollsBackItself ? 'note' : 'warn'),

  find: ({ service: { circuitBreaker, deploymentController }, rollsBackItself }) => {
    if (deploymentController !== 'ECS' || (circuitBreaker.enable && circuitBreaker.rollback)) return [];
    return [{ isEnabled: circuitBreaker.enable, rollsBackItself }];
  },

  explain: ({ isEnabled, rollsBackItself }) => ({
    what: isEnabled
      ? 'The circuit breaker of the service stops a failed deployment, but does not roll it back.'
      : 'The service has no deployment circuit breaker.',
    why: rollsBackItself
      ? 'This step rolls a failed rollout back itself; if its runner is lost, nothing does.'
      : 'ECS then keeps starting tasks of a broken revision forever.',
    fix: 'Enable deploymentCircuitBreaker with rollback.',
  }),
});
