import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
}

export const deprecatedUvicornWorker = defineLint<Found>({
  id: 'deprecated-uvicorn-worker',
  code: 'L45',
  severity: 'warn',

  find: ({ gunicorns }) =>
    gunicorns
      .filter(
        ({ words }) => findOption(words, '-k', '--worker-class')?.startsWith('uvicorn.workers.') === true,
      )
      .map(({ container }) => ({ container: container.name })),

  explain: ({ container }) => ({
    what: `gunicorn in container ${container} uses a worker class from uvicorn.workers.`,
    why: 'That module is deprecated and will be removed from uvicorn.',
    fix: 'Install the package uvicorn-worker and use `-k uvicorn_worker.UvicornWorker`.',
  }),
});
