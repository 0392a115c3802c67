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
    what: `The Celery worker in container ${container} has the pool solo.`,
    why: 'It answers no question while it works, so a drain has to wait for it without knowing what it does.',
    fix: 'Use `--pool prefork --concurrency 1`, and give drain-timeout more than the longest job.',
  }),
});
