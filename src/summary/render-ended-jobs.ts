import type { Report } from '../model/report.js';
import { countEndedJobs, FATES } from '../wording/describe-ended-jobs.js';
import { shortenTask } from '../wording/shorten-arn.js';
import { escapeProse, renderCode } from './escape.js';
import { renderFold } from './render-fold.js';
import { shortenNodes } from './shorten-nodes.js';

/** More of them would push the rest off the first screen. */
const OPEN_AT_MOST = 4;
/** More lines don't help on a page; the JSON report has them all. */
const LINES_AT_MOST = 100;

/** Jobs that were on a worker when its task ended: which, where, why, and what happens to them. */
export function renderEndedJobs({ drain: { endedJobs } }: Report): string {
  if (endedJobs.length === 0) return '';
  const { shorten } = shortenNodes(endedJobs.map(({ node }) => node));
  const lines = endedJobs.slice(0, LINES_AT_MOST).map(({ id, name, node, taskArn, fate, stop }) => {
    const task = taskArn === null ? '' : ` (task ${renderCode(shortenTask(taskArn))})`;
    return (
      `- ${renderCode(name)}: ${escapeProse(FATES[fate])}. Worker ${renderCode(shorten(node))}${task} ended: ` +
      `${escapeProse(stop)}. Id ${renderCode(id)}`
    );
  });
  const hidden = endedJobs.length - lines.length;
  if (hidden > 0) lines.push(`\n_… and ${String(hidden)} more in the JSON report._`);
  const counted = countEndedJobs(endedJobs);
  const title = `Workers ended with jobs: ${counted}`;
  const body = lines.join('\n');
  return endedJobs.length > OPEN_AT_MOST ? renderFold(title, body) : `**${title}:**\n\n${body}`;
}
