import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';
import { alert } from './alert.js';
import { escapeProse } from './escape.js';
import { isReasonTold } from './is-reason-told.js';

/** Why it ended so, in a box where it failed; '' where the cause, the phases or the refusals tell the same. */
export function renderReason(report: Report): string {
  if (isReasonTold(report)) return '';
  const words = escapeProse(report.reason);
  if ((PASSING_OUTCOMES as readonly Outcome[]).includes(report.outcome)) return words;
  const isMild = ['timed-out', 'superseded', 'cancelled'].includes(report.outcome);
  return alert(isMild ? 'WARNING' : 'CAUTION', words);
}
