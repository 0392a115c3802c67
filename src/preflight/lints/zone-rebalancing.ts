import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
}

export const zoneRebalancing = defineLint<Found>({
  id: 'zone-rebalancing',
  code: 'L37',
  severity: 'warn',

  find: ({ service, workers }) =>
    service.platform?.availabilityZoneRebalancing === 'ENABLED'
      ? workers.map(({ container }) => ({ container: container.name }))
      : [],

  explain: ({ container }) => ({
    what: `Availability Zone rebalancing is on, and container ${container} is a Celery worker.`,
    why: 'ECS may replace a worker in the middle of a job, without any deployment.',
    fix: 'Set availabilityZoneRebalancing to DISABLED for worker services.',
  }),
});
