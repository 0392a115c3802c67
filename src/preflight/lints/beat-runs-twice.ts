import { defineLint } from '../define-lint.js';
import { hasFlag } from '../read/find-option.js';

interface Found {
  readonly container: string;
  readonly desiredCount: number;
  readonly mostTasks: number;
}

export const beatRunsTwice = defineLint<Found>({
  id: 'beat-runs-twice',
  code: 'L23',
  severity: 'stop',

  find: ({ processes, desiredCount, mostTasks }) =>
    processes
      .filter(({ kind, words }) => {
        const inside = kind === 'celery-worker' && hasFlag(words, '-B', '--beat');
        return kind === 'celery-beat' || inside;
      })
      .filter(({ words }) => mostTasks > 1 && !words.some((word) => /redbeat/i.test(word)))
      .map(({ container }) => ({ container: container.name, desiredCount, mostTasks })),

  explain: ({ container, desiredCount, mostTasks }) => ({
    what: `Container ${container} runs Celery beat, and up to ${mostTasks} tasks run at once (desired count ${desiredCount}).`,
    why: 'Every beat sends every scheduled job, so jobs run more than once.',
    fix: 'Run beat as its own service with desired count 1 and percentages 0/100, or use a scheduler with a lock.',
  }),
});
