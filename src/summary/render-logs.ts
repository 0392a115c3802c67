import type { ContainerLog } from '../model/evidence.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { shortTask } from '../wording/short-arn.js';
import { codeInHtml, cutLine, fence } from './escape.js';
import { fold } from './fold.js';
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
  const title = `Log of ${codeInHtml(container)}, task ${codeInHtml(shortTask(taskArn))}: ${count}`;
  const body = fence(
    shown.map(({ atMs, message }) => `${formatTime(atMs)} ${cutLine(message)}`),
    'text',
  );
  const link = linkToStream(report, log);
  return fold(title, [body, ...(link === null ? [] : [`[Full log in CloudWatch](${link})`])].join('\n\n'));
}
