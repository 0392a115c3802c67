import { PASSING_OUTCOMES, type Outcome, type Report } from '../model/report.js';

/** The reason needs no line of its own: it is empty, or the phases or the refusals already say the same. */
export function isReasonMentioned({ reason, outcome, phases, diagnoses, refusals }: Report): boolean {
  if (reason === '' || (refusals.length === 1 && refusals[0] === reason)) return true;
  // The headline says so itself.
  if (outcome === 'refused' && refusals.length > 0) return true;
  const passed = (PASSING_OUTCOMES as readonly Outcome[]).includes(outcome);
  const explained = passed || diagnoses.some(({ severity }) => severity === 'cause');
  return explained && phases.some(({ sentence }) => sentence === reason);
}
