import { defineLint } from '../define-lint.js';
import { findOption } from '../read/find-option.js';

interface Found {
  readonly container: string;
  readonly desiredCount: number;
  readonly mostTasks: number;
}

/** Celery's own placeholders for the host, and what a shell puts in. */
const DIFFERS = /%[hn]|\$/;

export const fixedNodeName = defineLint<Found>({
  id: 'fixed-node-name',
  code: 'L33',
  severity: ({ desiredCount }, { drain }) => (drain !== 'none' && desiredCount > 1 ? 'stop' : 'warn'),

  find: ({ workers, desiredCount, mostTasks }) =>
    workers.flatMap(({ words, container }) => {
      const name = findOption(words, '-n', '--hostname');
      if (name === null || DIFFERS.test(name) || mostTasks <= 1) return [];
      return [{ container: container.name, desiredCount, mostTasks }];
    }),

  explain: ({ container, desiredCount, mostTasks }) => ({
    what: `Every Celery worker of container ${container} has the same node name, and up to ${mostTasks} run (desired count ${desiredCount}).`,
    why: 'Their answers can not be told apart: one that is idle hides one that is busy, and its jobs are cut.',
    fix: 'Name them with the host in it, such as `-n worker@%h`.',
  }),
});
