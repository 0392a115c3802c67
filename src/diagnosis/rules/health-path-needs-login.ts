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
    what: `The health check fails because ${sentence}.`,
    why: `${path ?? 'The health check path'} is behind a login, a token or a list of allowed addresses, and the load balancer's probe has none of them.`,
    fix: 'Let the health check ask for a path that is exempt from authentication and address lists, and that answers 200.',
    evidence: lines,
  }),
});
