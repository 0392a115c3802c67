import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { renderAlert } from './render-alert.js';
import { escapeProse, renderFence } from './escape.js';

/** In a box if the run passed; plain otherwise, so that the cause is more visible. */
export function renderWarnings({ warnings, outcome }: Report): string {
  if (warnings.length === 0) return '';
  const body = warnings.map((warning) => `- ${escapeProse(warning)}`).join('\n');
  const passed = (PASSING_OUTCOMES as readonly Outcome[]).includes(outcome);
  const [only = '', ...others] = warnings;
  if (others.length === 0)
    return passed ? renderAlert('WARNING', escapeProse(only)) : `**Warning:** ${escapeProse(only)}`;
  return passed ? renderAlert('WARNING', body) : `**Warnings:**\n\n${body}`;
}

/** The steps that a dry run announces. */
export function renderPlan({ plan }: Report): string {
  if (plan.length === 0) return '';
  return `**It would:**\n\n${plan.map((step) => `1. ${escapeProse(step)}`).join('\n')}`;
}

/** What a person has to do, because the action could not. */
export function renderRepairs({ repairs }: Report): string {
  if (repairs.length === 0) return '';
  return renderAlert('IMPORTANT', `**Do this by hand:**\n\n${renderFence(repairs, 'sh')}`);
}
