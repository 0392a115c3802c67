import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { alert } from './alert.js';
import { escapeProse, fence } from './escape.js';

/** In a box where nothing else is wrong, else plain, so that the cause stands out. */
export function renderWarnings({ warnings, outcome }: Report): string {
  if (warnings.length === 0) return '';
  const body = warnings.map((warning) => `- ${escapeProse(warning)}`).join('\n');
  const passed = (PASSING_OUTCOMES as readonly Outcome[]).includes(outcome);
  const [only = '', ...others] = warnings;
  if (others.length === 0)
    return passed ? alert('WARNING', escapeProse(only)) : `**Warning:** ${escapeProse(only)}`;
  return passed ? alert('WARNING', body) : `**Warnings:**\n\n${body}`;
}

/** A dry run's answer. */
export function renderPlan({ plan }: Report): string {
  if (plan.length === 0) return '';
  return `**It would:**\n\n${plan.map((step) => `1. ${escapeProse(step)}`).join('\n')}`;
}

/** What a person has to do, because we could not. */
export function renderRepairs({ repairs }: Report): string {
  if (repairs.length === 0) return '';
  return alert('IMPORTANT', `**To be done by hand:**\n\n${fence(repairs, 'sh')}`);
}
