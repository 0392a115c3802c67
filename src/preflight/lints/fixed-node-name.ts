import { defineLint } from '../define-lint.js';
import { findOption } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
  readonly desiredCount: number;
  readonly mostTasks: number;
}

/** Celery's placeholders for the host, and shell variables. */
const DIFFERS = /%[hn]|\$/;

export const fixedNodeName = defineLint<Found>({
  id: 'fixed-node-name',
  code: 'L33',
  // On Redis every worker with the name receives and answers a command, so they are counted. On RabbitMQ only one does.
  severity: ({ desiredCount }, { drain, brokerKind }) =>
    drain !== 'none' && brokerKind === 'amqp' && desiredCount > 1 ? 'stop' : 'warn',

  find: ({ shownWorkers, desiredCount, mostTasks }) =>
    shownWorkers.flatMap(({ words, container }) => {
      const name = findOption(words, '-n', '--hostname');
      if (name === null || DIFFERS.test(name) || mostTasks <= 1) return [];
      return [{ container: container.name, desiredCount, mostTasks }];
    }),

  explain: ({ container, desiredCount, mostTasks }) => ({
    what: `Every Celery worker of container ${container} has the same node name, and up to ${mostTasks} run at once (desired count ${desiredCount}).`,
    why: 'Their answers can not be distinguished, and on RabbitMQ a command reaches only one of them.',
    fix: 'Put the host into the name, such as `-n worker@%h`.',
  }),
});
