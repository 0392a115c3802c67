import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';

type Seen = Pick<Evidence, 'targets' | 'newTasks' | 'stoppedTasks' | 'startedAtMs'>;

/**
 * The ARN of the watched revision, if its targets were seen from the start and never healthy; else null. The past of a task
 * that started before this run is not known.
 */
export function findNeverHealthyRevision({
  evidence,
  taskDefinitionArn,
}: Pick<Report, 'taskDefinitionArn'> & { readonly evidence: Seen | null }): string | null {
  const tasks = [...(evidence?.newTasks ?? []), ...(evidence?.stoppedTasks ?? [])];
  const wasThere = tasks.some(({ startedAtMs }) => (startedAtMs ?? Infinity) < (evidence?.startedAtMs ?? 0));
  const looks = (evidence?.targets ?? []).filter(({ isNew }) => isNew).flatMap((target) => target.looks);
  if (wasThere || looks.length === 0 || looks.some(({ state }) => state === 'healthy')) return null;
  return taskDefinitionArn;
}
