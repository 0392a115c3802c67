import type { RunEvent } from '../model/run-event.js';
import type { LogLine } from './log-line.js';

/** Who consumes what, before anything is changed: from these lines a person can repair what a lost runner left. */
export function describeWorkers({
  workers,
  otherNodes,
  droppedQueues = [],
  runningTasks,
}: Extract<RunEvent, { kind: 'deploy-planned' }>): readonly LogLine[] {
  if (workers === null) return [];
  const lines = [
    ...(runningTasks === 0 ? ['nothing to drain: no task is running'] : []),
    ...workers.map(({ node, taskArn, answers, queues }) => {
      const names = answers ? queues.join(', ') || 'no queue' : 'does not answer: busy or unknown';
      return `worker ${node} on ${taskArn ?? 'an unknown task'}: ${names}`;
    }),
    ...(droppedQueues.length > 0 ? [`given up (drop-queues): ${droppedQueues.join(', ')}`] : []),
    ...(otherNodes.length > 0 ? [`not ours, left alone: ${otherNodes.join(', ')}`] : []),
  ];
  return lines.map((text) => ({ level: 'info', text }));
}
