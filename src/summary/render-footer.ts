import type { Report } from '../model/report.js';
import { code } from './escape.js';
import { formatDate } from './format-time.js';

/** Where and when. */
export function renderFooter({ cluster, region, deploymentId, startedAtMs }: Report): string {
  const parts = [`Cluster ${code(cluster)}`, ...(region === null ? [] : [code(region)])];
  if (deploymentId !== null) parts.push(`deployment ${code(deploymentId)}`);
  parts.push(`started ${formatDate(startedAtMs)}`);
  return parts.join(' · ');
}
