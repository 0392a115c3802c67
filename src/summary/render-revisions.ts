import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { revisionOf } from '../wording/shorten-arn.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** The service's deployments at the end, with their revisions. */
export function renderRevisions({ serving: { revisions } }: Report): string {
  if (revisions.length === 0) return '';
  const behindLoadBalancer = revisions.some(({ healthyTargets }) => healthyTargets !== null);
  const healthy = behindLoadBalancer ? [{ title: 'Healthy targets', align: 'right' as const }] : [];
  const columns = [
    { title: 'Revision' },
    { title: 'Running', align: 'right' as const },
    ...healthy,
    { title: 'Rollout' },
    { title: 'Deployment' },
  ];
  const rows = revisions.map((revision) => [
    renderCode(revisionOf(revision.taskDefinitionArn)),
    `${revision.running} of ${revision.desired}${revision.pending > 0 ? ` (${revision.pending} starting)` : ''}`,
    ...(behindLoadBalancer ? [String(revision.healthyTargets ?? '–')] : []),
    `${revision.primary ? 'primary' : 'old'}${revision.rolloutState === null ? '' : `, ${renderCode(revision.rolloutState)}`}`,
    renderCode(revision.deploymentId),
  ]);
  return renderFold(countOf(revisions.length, 'deployed revision'), renderTable(columns, rows));
}
