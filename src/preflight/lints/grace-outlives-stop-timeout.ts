import { DEFAULT_STOP_SECONDS } from '../../definition/stop-timeout.js';
import { defineLint } from '../define-lint.js';
import { findNumber } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly graceSeconds: number;
  readonly stopTimeout: number;
}

/** The default of gunicorn's graceful_timeout (settings reference). */
const GUNICORN_GRACE_SECONDS = 30;

export const graceOutlivesStopTimeout = defineLint<Found>({
  id: 'grace-outlives-stop-timeout',
  code: 'L06',
  severity: 'warn',

  find: ({ gunicorns, workers }) => [
    ...gunicorns.flatMap(({ words, container }) => {
      const graceSeconds = findNumber(words, '--graceful-timeout') ?? GUNICORN_GRACE_SECONDS;
      return compare('gunicorn', container, graceSeconds);
    }),
    ...workers.flatMap(({ container }) => {
      const soft = container.environment['CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT'];
      const isCold = container.environment['REMAP_SIGTERM'] === 'SIGQUIT';
      if (soft === undefined || !/^\d+$/.test(soft)) return isCold ? [cold(container)] : [];
      return compare('the soft shutdown of Celery', container, Number(soft));
    }),
  ],

  explain: ({ container, program, graceSeconds, stopTimeout }) =>
    graceSeconds === 0
      ? {
          what: `Container ${container} sets REMAP_SIGTERM=SIGQUIT, and no soft shutdown timeout is in its environment.`,
          why: 'On SIGTERM the worker then does a cold shutdown and drops its jobs at once.',
          fix: 'Set worker_soft_shutdown_timeout (below stopTimeout) in the app, or remove REMAP_SIGTERM.',
        }
      : {
          what: `In container ${container}, ${program} may take ${graceSeconds} s to stop, but stopTimeout is ${stopTimeout} s.`,
          why: 'ECS kills it before its grace time ends, and cuts its running work.',
          fix: `Set stopTimeout to more than ${graceSeconds}, or the grace time to less than ${stopTimeout} s.`,
        },
});

interface Stoppable {
  readonly name: string;
  readonly stopTimeout: number | null;
}

function compare(program: string, { name, stopTimeout }: Stoppable, graceSeconds: number): Found[] {
  const limit = stopTimeout ?? DEFAULT_STOP_SECONDS;
  return graceSeconds >= limit ? [{ container: name, program, graceSeconds, stopTimeout: limit }] : [];
}

function cold({ name, stopTimeout }: Stoppable): Found {
  return {
    container: name,
    program: 'celery',
    graceSeconds: 0,
    stopTimeout: stopTimeout ?? DEFAULT_STOP_SECONDS,
  };
}
