import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
}

export const workerWithoutHealthCheck = defineLint<Found>({
  id: 'worker-without-health-check',
  code: 'L24',
  severity: 'warn',

  find: ({ isWebService, containers, workers }) => {
    const checked = containers.some(({ essential, healthCheck }) => essential && healthCheck !== null);
    return isWebService || checked ? [] : workers.map(({ container }) => ({ container: container.name }));
  },

  explain: ({ container }) => ({
    what: `The Celery worker in container ${container} has no health check.`,
    why: 'ECS counts it as healthy 40 s after RUNNING: a worker that fails later passes, and the circuit breaker never sees it.',
    fix: 'Add a healthCheck with a startPeriod to the container.',
  }),
});
