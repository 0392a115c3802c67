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
    why: 'A Spot task is taken away with a notice of two minutes, drain or not.',
    fix: 'Run workers with jobs of more than two minutes on FARGATE, or make the jobs safe to repeat.',
  }),
});
