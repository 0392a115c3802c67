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
    what: `Container ${container} runs Celery beat, and up to ${mostTasks} tasks run side by side (desired count ${desiredCount}).`,
    why: 'Each beat sends every scheduled job, so jobs run more than once.',
    fix: 'Run beat in a service of its own with desired count 1 and percents 0/100, or with a scheduler that locks.',
  }),
});
