import type { RosterRow } from '../../model/plan-report.js';
import type { RosterWorker } from '../../model/worker.js';

export function toRosterRow({ node, taskArn, answers, queues, pool }: RosterWorker): RosterRow {
  return { node, taskArn, answers, queues, pool };
}
