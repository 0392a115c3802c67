import { defineLint } from '../define-lint.js';

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
      // A script's name doesn't tell whether its scheduler locks.
      .filter(({ beat, toldBy }) => mostTasks > 1 && beat === 'plain' && toldBy === 'command')
      .map(({ container }) => ({ container: container.name, desiredCount, mostTasks })),

  explain: ({ container, desiredCount, mostTasks }) => ({
    what: `Container ${container} runs Celery beat, and up to ${mostTasks} tasks run at once (desired count ${desiredCount}).`,
    why: 'Every beat sends every scheduled job, so jobs run more than once.',
    fix: 'Run beat as its own service with desired count 1 and percentages 0/100, or use a scheduler with a lock.',
  }),
});
