import type { RunEvent } from '../model/run-event.js';

/** For log and page: queues that the new revision leaves to other services. */
export function describeQueuesElsewhere({ queues }: Extract<RunEvent, { kind: 'queues-elsewhere' }>): string {
  const each = queues.map(({ queue, nodes }) => `${queue} (${nodes.join(', ')})`).join('; ');
  return `No worker of the new revision consumes these queues; workers of other services do: ${each}.`;
}
