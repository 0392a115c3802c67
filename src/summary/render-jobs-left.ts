import type { JobReport, Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { formatDuration } from '../wording/format-duration.js';
import { renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { shortenNodes } from './shorten-nodes.js';

/** More of them would push the rest off the first screen. */
const OPEN_AT_MOST = 4;
/** More lines don't help on a page; the JSON report has them all. */
const LINES_AT_MOST = 100;

/** Jobs that had not finished when the wait ended. A list, because a phone is too narrow for a table. */
export function renderJobsLeft({ drain: { jobsLeft } }: Report): string {
  if (jobsLeft.length === 0) return '';
  const { shorten } = shortenNodes(jobsLeft.map(({ node }) => node));
  const lines = jobsLeft.slice(0, LINES_AT_MOST).map((job) => renderJob(job, shorten(job.node)));
  const hidden = jobsLeft.length - lines.length;
  const title = `${countOf(jobsLeft.length, 'job')} did not finish`;
  const body = [lines.join('\n'), hidden > 0 ? `_… and ${hidden} more in the JSON report._` : '']
    .filter((part) => part !== '')
    .join('\n\n');
  return jobsLeft.length > OPEN_AT_MOST ? renderFold(title, body) : `**${title}:**\n\n${body}`;
}

function renderJob({ id, name, ageMs }: JobReport, node: string): string {
  const age = ageMs === null ? 'not started' : `running for ${formatDuration(ageMs)}`;
  return `- ${renderCode(name)}, ${age} on ${renderCode(node)}, id ${renderCode(id)}`;
}
