import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

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
  // On Redis every namesake hears a command and answers it: they are counted. On RabbitMQ only one of them does.
  severity: ({ desiredCount }, { drain, brokerKind }) =>
    drain !== 'none' && brokerKind === 'amqp' && desiredCount > 1 ? 'stop' : 'warn',

  find: ({ shownWorkers, desiredCount, mostTasks }) =>
    shownWorkers.flatMap(({ words, container }) => {
      const name = findOption(words, '-n', '--hostname');
      if (name === null || DIFFERS.test(name) || mostTasks <= 1) return [];
      return [{ container: container.name, desiredCount, mostTasks }];
    }),

  explain: ({ container, desiredCount, mostTasks }) => ({
    what: `Every Celery worker of container ${container} has the same node name, and up to ${mostTasks} run (desired count ${desiredCount}).`,
    why: 'Their answers can not be told apart, and on RabbitMQ a command reaches only one of them.',
    fix: 'Name them with the host in it, such as `-n worker@%h`.',
  }),
});
