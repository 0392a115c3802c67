import { DEFAULT_STOP_SECONDS } from '../../definition/stop-timeout.js';
import { defineLint } from '../define-lint.js';

interface Found {
  readonly container: string;
  readonly stopTimeout: number | null;
}

/** Fargate: 2 to 120 s, default 30 s (ContainerDefinition.stopTimeout). */
const LONGEST_SECONDS = 120;

export const stopTimeoutShort = defineLint<Found>({
  id: 'stop-timeout-short',
  code: 'L04',
  severity: 'warn',

  find: ({ isFargate, workers }) =>
    workers
      .filter(
        ({ container }) => isFargate && (container.stopTimeout ?? DEFAULT_STOP_SECONDS) < LONGEST_SECONDS,
      )
      .map(({ container: { name, stopTimeout } }) => ({ container: name, stopTimeout })),

  explain: ({ container, stopTimeout }) => ({
    what: `The Celery worker in container ${container} has a stopTimeout of ${stopTimeout ?? '30 (the default)'} s.`,
    why: 'When ECS stops the task for another reason than a deployment (lost host, Spot, scale-in), the worker has only that long to finish its jobs.',
    fix: `Set stopTimeout to ${LONGEST_SECONDS}, the maximum on Fargate; on EC2 it can be hours.`,
  }),
});
