import { defineLint } from '../define-lint.js';

interface Found {
  readonly grace: number;
  readonly reason: 'boot' | 'start-period' | 'migration' | 'none';
  readonly seconds: number;
}

/** Longer than a typical start-up. */
const ENOUGH_SECONDS = 60;

export const gracePeriodShort = defineLint<Found>({
  id: 'grace-period-short',
  code: 'L18',
  severity: ({ grace, reason }) => (grace === 0 && reason !== 'none' ? 'stop' : 'warn'),

  find: ({ service, isWebService, targetGroups, containers, processes, observedHealthyMs }) => {
    const grace = service.healthCheckGracePeriodSeconds;
    if (!isWebService || grace >= ENOUGH_SECONDS * 5) return [];
    // Even without a grace period a target must first fail this many checks in a row.
    const tolerance = Math.min(
      ...targetGroups.map((group) => group.unhealthyThreshold * group.intervalSeconds),
      ENOUGH_SECONDS,
    );
    const bootSeconds = Math.round(Math.max(0, ...observedHealthyMs) / 1000);
    const startPeriod = Math.max(0, ...containers.map(({ healthCheck }) => healthCheck?.startPeriod ?? 0));
    if (bootSeconds > grace + tolerance) return [{ grace, reason: 'boot', seconds: bootSeconds }];
    if (startPeriod > grace) return [{ grace, reason: 'start-period', seconds: startPeriod }];
    if (grace > 0) return [];
    return [
      {
        grace,
        reason: processes.some(({ migration }) => migration !== null) ? 'migration' : 'none',
        seconds: 0,
      },
    ];
  },

  explain: ({ grace, reason, seconds }) => ({
    what: `healthCheckGracePeriodSeconds is ${grace}${describeBoot(reason, seconds)}.`,
    why: 'After the grace period ECS replaces every task that the load balancer finds unhealthy, even if it is still starting; the rollout then never ends.',
    fix: `Set it to about twice the time a task needs to answer, such as ${Math.max(ENOUGH_SECONDS, 2 * seconds)}.`,
  }),
});

function describeBoot(reason: Found['reason'], seconds: number): string {
  if (reason === 'boot') return `, but a task of this service took ${seconds} s to become healthy`;
  if (reason === 'start-period') return `, but a container's startPeriod is ${seconds} s`;
  return reason === 'migration' ? ', but every task runs database migrations before it answers' : '';
}
