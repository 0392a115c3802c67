import { defineLint } from '../define-lint.js';
import { formatDuration } from '../../wording/format-duration.js';

interface Found {
  readonly limit: 'credentials' | 'job';
  readonly leftMs: number;
  readonly neededMs: number;
  readonly withRollback: boolean;
}

export const timeBudget = defineLint<Found>({
  id: 'time-budget',
  code: 'L40',
  severity: ({ withRollback }) => (withRollback ? 'warn' : 'stop'),

  find: ({ atMs, endsAtMs, endsWithRollbackAtMs, credentialsExpireAtMs, jobEndsAtMs }) =>
    (
      [
        ['credentials', credentialsExpireAtMs],
        ['job', jobEndsAtMs],
      ] as const
    ).flatMap(([limit, overAtMs]) => {
      if (overAtMs === null || overAtMs >= endsWithRollbackAtMs) return [];
      const withRollback = overAtMs >= endsAtMs;
      const neededMs = (withRollback ? endsWithRollbackAtMs : endsAtMs) - atMs;
      return [{ limit, leftMs: overAtMs - atMs, neededMs, withRollback }];
    }),

  explain: ({ limit, leftMs, neededMs, withRollback }) => {
    const subject = limit === 'credentials' ? 'The AWS credentials are valid for' : 'The job may run for';
    const needs = withRollback ? 'this step with a rollback may need' : 'this step may need';
    return {
      what: `${subject} another ${formatDuration(leftMs)}, but ${needs} ${formatDuration(neededMs)}.`,
      why: 'If they end in the middle, workers stay silenced and a rollback is not possible.',
      fix:
        limit === 'credentials'
          ? "Raise role-duration-seconds of configure-aws-credentials (and the role's maximum), or lower drain-timeout and health-timeout."
          : 'Lower drain-timeout and health-timeout.',
    };
  },
});
