import { DEFAULT_STOP_SECONDS } from '../../definition/stop-timeout.js';
import { defineLint } from '../define-lint.js';
import { findNumber } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly graceSeconds: number;
  readonly stopTimeout: number;
}

/** gunicorn's graceful_timeout where none is given (settings reference). */
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
          what: `Container ${container} sets REMAP_SIGTERM=SIGQUIT, and no soft shutdown time-out is to be seen.`,
          why: 'The worker then takes SIGTERM for a cold shutdown and drops its jobs at once.',
          fix: 'Set worker_soft_shutdown_timeout (below stopTimeout) in the app, or leave REMAP_SIGTERM out.',
        }
      : {
          what: `In container ${container} ${program} takes up to ${graceSeconds} s, and stopTimeout is ${stopTimeout} s.`,
          why: 'ECS kills it before its own grace time ends, with what it still works on.',
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
