import type { Outcome } from '../model/report.js';

/** The outcome in words; follows "The deployment of web …" or stands for itself. */
const WORDS: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  'no-change': 'had nothing to do',
  planned: 'was planned only',
  started: 'was started',
  refused: 'was refused before any change',
  failed: 'failed',
  'rolled-back': 'failed and was rolled back',
  'rollback-failed': 'failed, and so did the rollback',
  'timed-out': 'ran out of time',
  superseded: 'was superseded by another one',
  cancelled: 'was cancelled',
};

export function describeOutcome(outcome: Outcome): string {
  return WORDS[outcome];
}
