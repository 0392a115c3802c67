import { defineLint } from '../define-lint.js';

interface Found {
  readonly grace: number;
  readonly reason: 'boot' | 'start-period' | 'migration' | 'none';
  readonly seconds: number;
}

/** Longer than any usual boot. */
const ENOUGH_SECONDS = 60;

export const gracePeriodShort = defineLint<Found>({
  id: 'grace-period-short',
  code: 'L18',
  severity: ({ grace, reason }) => (grace === 0 && reason !== 'none' ? 'stop' : 'warn'),

  find: ({ service, isWebService, targetGroups, containers, processes, observedHealthyMs }) => {
    const grace = service.healthCheckGracePeriodSeconds;
    if (!isWebService || grace >= ENOUGH_SECONDS * 5) return [];
    // Even without a grace period a target must fail so many checks in a row first.
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
    why: 'ECS replaces a task that the load balancer finds unhealthy once the grace period is over, also while it still boots; the rollout then never ends.',
    fix: `Set it to about twice the time that a task needs until it answers, such as ${Math.max(ENOUGH_SECONDS, 2 * seconds)}.`,
  }),
});

function describeBoot(reason: Found['reason'], seconds: number): string {
  if (reason === 'boot') return `, and a task of this service took ${seconds} s to get healthy`;
  if (reason === 'start-period') return `, and a container's own startPeriod is ${seconds} s`;
  return reason === 'migration' ? ', and every task runs database migrations before it answers' : '';
}
