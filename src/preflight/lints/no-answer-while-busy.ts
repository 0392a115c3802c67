import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
}

export const noAnswerWhileBusy = defineLint<Found>({
  id: 'no-answer-while-busy',
  code: 'L34',
  severity: 'warn',

  find: ({ shownWorkers, drain }) =>
    shownWorkers
      .filter(({ words }) => drain !== 'none' && findOption(words, '-P', '--pool') === 'solo')
      .map(({ container }) => ({ container: container.name })),

  explain: ({ container }) => ({
    what: `The Celery worker in container ${container} uses the solo pool.`,
    why: 'It does not answer while it runs a job, so a drain has to wait without knowing what it does.',
    fix: 'Use `--pool prefork --concurrency 1`, and set drain-timeout longer than the longest job.',
  }),
});
