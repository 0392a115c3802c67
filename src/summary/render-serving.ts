import type { Report } from '../model/report.js';
import { revisionOf } from '../wording/short-arn.js';
import { escapeProseWith } from './escape.js';

/** Which revision is on duty. */
export function renderServing({ serving }: Report): string {
  if (serving.sentence === '') return '';
  const name = serving.taskDefinitionArn === null ? '' : revisionOf(serving.taskDefinitionArn);
  return `**What serves now:** ${escapeProseWith(serving.sentence, name)}`;
}
