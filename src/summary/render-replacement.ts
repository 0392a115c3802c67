import type { Report } from '../model/report.js';
import { escapeProse, renderCode } from './escape.js';

/** Which of the workers that got their queues back were replaced, and by which deployment. */
export function renderReplacement({ replacement }: Report): string {
  if (replacement === null) return '';
  const { nodes, deploymentId, sentence } = replacement;
  const names = nodes.map((node) => renderCode(node)).join(', ');
  return (
    `**Replaced:** ${names} got their queues back, and made way for fresh tasks of the same revision ` +
    `(deployment ${renderCode(deploymentId)}). ${escapeProse(sentence)}`
  );
}
