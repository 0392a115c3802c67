import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { renderAlert } from './render-alert.js';
import { escapeProse } from './escape.js';
import { isReasonMentioned } from './is-reason-mentioned.js';

/** Why it ended this way, in a box if it failed; '' if the cause, the phases or the refusals say the same. */
export function renderReason(report: Report): string {
  if (isReasonMentioned(report)) return '';
  const words = escapeProse(report.reason);
  if ((PASSING_OUTCOMES as readonly Outcome[]).includes(report.outcome)) return words;
  const isMild = ['timed-out', 'superseded', 'cancelled'].includes(report.outcome);
  return renderAlert(isMild ? 'WARNING' : 'CAUTION', words);
}
