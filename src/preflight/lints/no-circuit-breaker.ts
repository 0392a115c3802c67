import { defineLint } from '../define-lint.js';
interface Found {
  readonly isEnabled: boolean;
  readonly rollsBackItself: boolean;
}

export const noCircuitBreaker = defineLint<Found>({
  id: 'no-circuit-breaker',
  code: 'L26',
  // Where this step watches and rolls back, the breaker only matters when ECS replaces tasks between deploys.
  severity: ({ rollsBackItself }) => (rollsBackItself ? 'note' : 'warn'),

  find: ({ service: { circuitBreaker, deploymentController }, rollsBackItself }) => {
    if (deploymentController !== 'ECS' || (circuitBreaker.enable && circuitBreaker.rollback)) return [];
    return [{ isEnabled: circuitBreaker.enable, rollsBackItself }];
  },

  explain: ({ isEnabled, rollsBackItself }) => ({
    what: isEnabled
      ? 'The circuit breaker of the service ends a failed deployment, but does not roll it back.'
      : 'The service has no deployment circuit breaker.',
    why: rollsBackItself
      ? 'This step rolls a failed rollout back by itself; should its runner be lost, nobody does.'
      : 'ECS then starts tasks of a broken revision for ever.',
    fix: 'Enable deploymentCircuitBreaker with rollback.',
  }),
});
