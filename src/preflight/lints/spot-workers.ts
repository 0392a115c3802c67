import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
}

export const spotWorkers = defineLint<Found>({
  id: 'spot-workers',
  code: 'L38',
  severity: 'warn',

  find: ({ service, workers }) =>
    service.platform?.capacityProviders.includes('FARGATE_SPOT') === true
      ? workers.map(({ container }) => ({ container: container.name }))
      : [],

  explain: ({ container }) => ({
    what: `The Celery worker in container ${container} may run on FARGATE_SPOT.`,
    why: 'AWS can stop a Spot task at any time with a notice of two minutes, drained or not.',
    fix: 'Run workers with jobs longer than two minutes on FARGATE, or make the jobs safe to repeat.',
  }),
});
