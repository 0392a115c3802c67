import type { Report } from '../model/report.js';
import { renderCode } from './escape.js';
import { formatDate } from './format-time.js';
import { linkToService, linkToStream } from './link-to-console.js';

/** Where and when it ran, and links to more details. */
export function renderFooter(report: Report): string {
  const { cluster, region, deploymentId, startedAtMs, runUrl } = report;
  const log = report.evidence?.logs.find(({ lines }) => lines.length > 0);
  const links = [
    link('ECS console', linkToService(report)),
    link('CloudWatch log', log === undefined ? null : linkToStream(report, log)),
    link('this run', runUrl),
  ];
  const parts = [
    ...links,
    `cluster ${renderCode(cluster)}`,
    ...(region === null ? [] : [renderCode(region)]),
    ...(deploymentId === null ? [] : [renderCode(deploymentId)]),
    formatDate(startedAtMs),
  ];
  return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}

function link(title: string, url: string | null): string {
  return url === null ? '' : `[${title}](${url})`;
}
