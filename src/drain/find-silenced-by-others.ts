import type { RosterWorker } from '../model/worker.js';
import type { UndoRecord } from '../model/undo-record.js';

/**
 * Workers that answer and consume nothing, though neither this run nor an earlier step of this job silenced them. Another
 * run is draining them, or its post step is about to give their queues back: they are not ours to drain or to restore.
 */
export function findSilencedByOthers(
  workers: readonly Pick<RosterWorker, 'node' | 'answers' | 'queues'>[],
  record: Pick<UndoRecord, 'status' | 'workers'> | null,
): readonly string[] {
  const ours = record?.status === 'open' ? record.workers.map(({ node }) => node) : [];
  return workers
    .filter(({ node, answers, queues }) => answers && queues.length === 0 && !ours.includes(node))
    .map(({ node }) => node);
}
