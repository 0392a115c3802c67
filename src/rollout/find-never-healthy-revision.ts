import type { Evidence } from '../model/evidence.js';
import type { Report } from '../model/report.js';

/** The ARN of the revision that this run deployed, where its targets were seen, and never healthy; else null. */
export function findNeverHealthyRevision({
  evidence,
  taskDefinitionArn,
}: Pick<Report, 'taskDefinitionArn'> & { readonly evidence: Pick<Evidence, 'targets'> | null }):
  string | null {
  const looks = (evidence?.targets ?? []).filter(({ isNew }) => isNew).flatMap((target) => target.looks);
  if (looks.length === 0 || looks.some(({ state }) => state === 'healthy')) return null;
  return taskDefinitionArn;
}
