import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { findExceptions } from '../reading/find-exceptions.js';
import { describeAnswer } from '../reading/find-probe-hits.js';

/** 500 is the application's own answer to an exception, so the exception is what to look for. */
export const healthPathErrors = defineRule({
  id: 'health-path-errors',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === 500)
      .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        const exception = findLastException(evidence);
        return {
          sentence,
          exception,
          lines: shortenLines(exception === null ? lines : [exception, ...lines]),
        };
      }),
  explain: ({ sentence, exception, lines }) => ({
    what: `The health check fails: ${sentence}.`,
    why:
      exception === null
        ? 'The application runs, but fails on this path; its log shows no exception.'
        : `The application runs, but fails on this path; the last exception in its log is quoted.`,
    fix:
      exception === null
        ? 'Log exceptions of requests to the console, and deploy again; a health check that uses the database fails before the migrations have run.'
        : 'Fix the quoted exception; if it comes from the database, run the migrations before the rollout, or use a lighter health check.',
    evidence: lines,
  }),
});

function findLastException(evidence: Evidence): string | null {
  return findExceptions(evidence).at(-1)?.line ?? null;
}
