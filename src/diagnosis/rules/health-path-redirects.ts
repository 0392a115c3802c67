import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { findFailingProbes } from '../reading/find-failing-probes.js';
import type { FailingProbe } from '../reading/find-failing-probes.js';
import { describeAnswer, findAccessLines } from '../reading/find-probe-hits.js';
import type { Answer } from '../reading/find-probe-hits.js';
import { environmentNamesOf, environmentValueOf, findContainer } from '../../definition/find-container.js';

const EXPLANATIONS = {
  slash: {
    why: 'The path has no trailing slash, and the framework redirects to the path with one (APPEND_SLASH in Django).',
    fix: 'Add the slash to the health check path of the target group; do not add redirects to its matcher, because then a broken application counts as healthy.',
  },
  https: {
    why: 'The application redirects HTTP to HTTPS (SECURE_SSL_REDIRECT in Django), and the load balancer’s health check has no X-Forwarded-Proto header.',
    fix: 'Exempt the health check path from the redirect (SECURE_REDIRECT_EXEMPT in Django); do not add redirects to the matcher of the target group.',
  },
  unclear: {
    why: 'The path redirects: to the same path with a trailing slash, to HTTPS, or to a login page.',
    fix: 'Use a health check path that answers 200 itself: with its trailing slash, exempt from the redirect to HTTPS, and without a login; do not add redirects to the matcher of the target group.',
  },
} as const;

type Kind = keyof typeof EXPLANATIONS;

/** Reproduced with Django: `/admin` → 301 `/admin/`, SECURE_SSL_REDIRECT → 301 `https://<address of the task>/…`. */
export const healthPathRedirects = defineRule({
  id: 'health-path-redirects',
  severity: 'cause',
  find: (evidence) =>
    findFailingProbes(evidence)
      .filter(({ code }) => code !== null && [301, 302, 303, 307, 308].includes(code))
      .map((probe) => {
        const answer = describeAnswer(evidence, probe);
        const { sentence, path, lines } = answer;
        return { sentence, path, lines, kind: classify(evidence, probe, answer) };
      }),
  explain: ({ sentence, path, lines, kind }) => ({
    what: `The health check fails: ${sentence}${kind === 'slash' ? ` to ${path}/` : ''}.`,
    ...EXPLANATIONS[kind],
    evidence: lines,
  }),
});

/** Both Django settings send a 301; a redirect to a login page is a 302. */
function classify(evidence: Evidence, probe: FailingProbe, { path }: Answer): Kind {
  if (probe.code !== 301 || path === null) return 'unclear';
  const endsOpen = /\/[^/.?]+$/.test(path);
  const toHttps = redirectsToHttps(evidence, probe.container) || answersEverything301(evidence, path);
  return toHttps || !endsOpen ? 'https' : 'slash';
}

/** SECURE_SSL_REDIRECT, with or without a prefix, is enabled in the environment. */
function redirectsToHttps({ taskDefinition }: Evidence, name: string | null): boolean {
  const container = findContainer(taskDefinition, name);
  const settings = environmentNamesOf(container).filter((one) => /SSL_REDIRECT$/i.test(one));
  return settings.some((one) => /^(?:1|true|yes|on)$/i.test(environmentValueOf(container, one) ?? ''));
}

/** Requests for other paths, such as those that end in a slash, are redirected too. */
function answersEverything301(evidence: Evidence, path: string): boolean {
  const others = findAccessLines(evidence).filter((hit) => hit.path !== path && hit.path.endsWith('/'));
  return others.length > 0 && others.every(({ status }) => status === 301);
}
