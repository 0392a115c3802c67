import { defineRule } from '../define-rule.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { describeAnswer } from '../reading/find-probe-hits.js';

/** Reproduced with Django, Flask and FastAPI: a route that exists only in development answers 404. */
export const healthPathNotFound = defineRule({
  id: 'health-path-not-found',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === 404 || code === 410)
      .map((probe) => {
        const { sentence, path, lines } = describeAnswer(evidence, probe);
        return { sentence, path, lines };
      }),
  explain: ({ sentence, path, lines }) => ({
    what: `The health check fails: ${sentence}.`,
    why: `${path === null ? 'The health check path' : `The path ${path}`} has no route in this revision: documentation pages such as Swagger are often disabled in production, and prefixes or trailing slashes may differ.`,
    fix: 'Add a small view that answers 200 without a login, such as /healthz/, and use it as the health check path of the target group.',
    evidence: lines,
  }),
});
