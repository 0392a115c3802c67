import type { Report, RevisionReport } from '../model/report.js';
import { revisionOf } from '../wording/short-arn.js';
import { code, escapeProse } from './escape.js';
import { table } from './table.js';

/** Which revision is on duty. */
export function renderServing({ serving }: Report): string {
  if (serving.sentence === '' && serving.revisions.length === 0) return '';
  const parts = ['### What serves now'];
  if (serving.sentence !== '') parts.push(escapeProse(serving.sentence));
  if (serving.revisions.length > 0) parts.push(renderRevisions(serving.revisions));
  return parts.join('\n\n');
}

function renderRevisions(revisions: readonly RevisionReport[]): string {
  const behindLoadBalancer = revisions.some(({ healthyTargets }) => healthyTargets !== null);
  const columns = [
    { title: 'Revision' },
    { title: 'Running', align: 'right' as const },
    { title: 'Rollout' },
  ];
  const healthy = behindLoadBalancer ? [{ title: 'Healthy targets', align: 'right' as const }] : [];
  const rows = revisions.map((revision) => [
    code(revisionOf(revision.taskDefinitionArn)),
    `${revision.running} of ${revision.desired}${revision.pending > 0 ? ` (${revision.pending} starting)` : ''}`,
    `${revision.primary ? 'primary' : 'being replaced'}${revision.rolloutState === null ? '' : `, ${code(revision.rolloutState)}`}`,
    ...(behindLoadBalancer ? [revision.healthyTargets === null ? '–' : String(revision.healthyTargets)] : []),
  ]);
  return table([...columns, ...healthy], rows);
}
