import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
  readonly given: boolean;
}

export const prefetchMany = defineLint<Found>({
  id: 'prefetch-many',
  code: 'L35',
  // The app's settings may limit it, but they are not visible here.
  severity: ({ given }) => (given ? 'warn' : 'note'),

  find: ({ shownWorkers, drain }) =>
    shownWorkers.flatMap(({ words, container }) => {
      const multiplier = findOption(words, '--prefetch-multiplier');
      if (drain === 'none' || multiplier === '1') return [];
      return [{ container: container.name, given: multiplier !== null }];
    }),

  explain: ({ container, given }) => ({
    what: given
      ? `The Celery worker in container ${container} prefetches several jobs per process.`
      : `The command of container ${container} does not limit how many jobs a worker prefetches (Celery's default is 4 per process).`,
    why: 'A drain also waits for the prefetched jobs, one after the other.',
    fix: 'For long jobs set `--prefetch-multiplier 1`, or worker_prefetch_multiplier = 1 in the app.',
  }),
});
