import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { revisionOf } from '../wording/short-arn.js';
import { code } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

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
    code(revisionOf(revision.taskDefinitionArn)),
    `${revision.running} of ${revision.desired}${revision.pending > 0 ? ` (${revision.pending} starting)` : ''}`,
    ...(behindLoadBalancer ? [String(revision.healthyTargets ?? '–')] : []),
    `${revision.primary ? 'primary' : 'old'}${revision.rolloutState === null ? '' : `, ${code(revision.rolloutState)}`}`,
    code(revision.deploymentId),
  ]);
  return fold(countOf(revisions.length, 'deployed revision'), table(columns, rows));
}
