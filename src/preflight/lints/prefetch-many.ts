import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
  readonly given: boolean;
}

export const prefetchMany = defineLint<Found>({
  id: 'prefetch-many',
  code: 'L35',
  // The app's own settings may say it, and they can't be seen from here.
  severity: ({ given }) => (given ? 'warn' : 'note'),

  find: ({ shownWorkers, drain }) =>
    shownWorkers.flatMap(({ words, container }) => {
      const multiplier = findOption(words, '--prefetch-multiplier');
      if (drain === 'none' || multiplier === '1') return [];
      return [{ container: container.name, given: multiplier !== null }];
    }),

  explain: ({ container, given }) => ({
    what: given
      ? `The Celery worker in container ${container} fetches several jobs ahead for each process.`
      : `The command of container ${container} does not limit how many jobs a worker fetches ahead (Celery's default is 4 for each process).`,
    why: 'A drain has to wait for what was fetched too, one after the other.',
    fix: 'With long jobs give `--prefetch-multiplier 1`, or worker_prefetch_multiplier = 1 in the app.',
  }),
});
