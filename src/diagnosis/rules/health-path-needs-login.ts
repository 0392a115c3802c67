import { defineRule } from '../define-rule.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import { describeAnswer } from '../reading/find-probe-hits.js';

/** RFC 9110: 401 asks for credentials, 403 refuses the client whatever it sends. */
export const healthPathNeedsLogin = defineRule({
  id: 'health-path-needs-login',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code === 401 || code === 403)
      .map((probe) => {
        const { sentence, path, lines } = describeAnswer(evidence, probe);
        return { sentence, path, lines };
      }),
  explain: ({ sentence, path, lines }) => ({
    what: `The health check fails: ${sentence}.`,
    why: `${path ?? 'The health check path'} requires a login, a token or an allowed address, and the load balancer's health check has none of them.`,
    fix: 'Use a health check path without authentication and address lists that answers 200.',
    evidence: lines,
  }),
});
