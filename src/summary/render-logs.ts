import type { ContainerLog } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { renderCodeInHtml, shortenLine, renderFence } from './escape.js';
import { renderFold } from './render-fold.js';
import { formatTime } from './format-time.js';
import { linkToStream } from './link-to-console.js';

const LINES_AT_MOST = 40;

/** The end of each container's log. */
export function renderLogs(report: Report): string {
  const logs = (report.evidence?.logs ?? []).filter(({ lines }) => lines.length > 0);
  return logs.map((log) => renderLog(log, report)).join('\n\n');
}

function renderLog(log: ContainerLog, report: Report): string {
  const { container, taskArn, lines } = log;
  const shown = lines.slice(-LINES_AT_MOST);
  const count =
    shown.length < lines.length
      ? `last ${shown.length} of ${lines.length} lines`
      : countOf(lines.length, 'line');
  const title = `Log of ${renderCodeInHtml(container)}, task ${renderCodeInHtml(shortenTask(taskArn))}: ${count}`;
  const body = renderFence(
    shown.map(({ atMs, message }) => `${formatTime(atMs)} ${shortenLine(message)}`),
    'text',
  );
  const link = linkToStream(report, log);
  return renderFold(
    title,
    [body, ...(link === null ? [] : [`[Full log in CloudWatch](${link})`])].join('\n\n'),
  );
}
