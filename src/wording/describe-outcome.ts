import type { Outcome } from '../model/report.js';

/** The outcome in words: completes "The deployment of web …", and can be used alone. */
const WORDS: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  'no-change': 'had nothing to do',
  planned: 'was planned only',
  started: 'was started',
  refused: 'was refused before any change',
  failed: 'failed',
  'rolled-back': 'failed and was rolled back',
  'rollback-failed': 'failed, and the rollback failed too',
  'timed-out': 'ran out of time',
  superseded: 'was replaced by another deployment',
  cancelled: 'was cancelled',
};

export function describeOutcome(outcome: Outcome): string {
  return WORDS[outcome];
}
