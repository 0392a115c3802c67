import type { Report } from '../model/report.js';
import { revisionOf } from '../wording/shorten-arn.js';
import { escapeProseWith } from './escape.js';

/** Which revision serves now. */
export function renderServing({ serving }: Report): string {
  if (serving.sentence === '') return '';
  const name = serving.taskDefinitionArn === null ? '' : revisionOf(serving.taskDefinitionArn);
  return `**What serves now:** ${escapeProseWith(serving.sentence, name)}`;
}
