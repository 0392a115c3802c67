import type { Report } from '../model/report.js';
import { escapeProse, fence } from './escape.js';

export function renderWarnings({ warnings }: Report): string {
  if (warnings.length === 0) return '';
  return ['### Warnings', warnings.map((warning) => `- ${escapeProse(warning)}`).join('\n')].join('\n\n');
}

/** A dry run's answer. */
export function renderPlan({ plan }: Report): string {
  if (plan.length === 0) return '';
  return ['### Plan', plan.map((step) => `1. ${escapeProse(step)}`).join('\n')].join('\n\n');
}

/** What a person has to do, because we could not. */
export function renderRepairs({ repairs }: Report): string {
  if (repairs.length === 0) return '';
  return ['### To be done by hand', fence(repairs, 'sh')].join('\n\n');
}
