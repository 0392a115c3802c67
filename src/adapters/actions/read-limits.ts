import type { OuterLimits } from '../../ports.js';

/** The longest that a job may run, whatever its timeout-minutes (GitHub docs, Actions limits): 6 hours, 5 days. */
const LONGEST_JOB_MS: Readonly<Record<string, number>> = {
  'github-hosted': 6 * 3_600_000,
  'self-hosted': 5 * 86_400_000,
};

/**
 * What ends this job from outside. AWS_CREDENTIAL_EXPIRATION is what the SDK reads beside the keys
 * (credential-provider-env); the SDK renews credentials that it gets itself, so they have no end. Steps can't see the
 * job's own timeout-minutes, so `jobEndsAtMs` is the latest possible end.
 */
export function readLimits(
  environment: Readonly<Record<string, string | undefined>>,
  startedAtMs: number,
): OuterLimits {
  const longestMs = LONGEST_JOB_MS[environment['RUNNER_ENVIRONMENT'] ?? ''];
  return {
    credentialsExpireAtMs: environment['AWS_ACCESS_KEY_ID']
      ? parseTime(environment['AWS_CREDENTIAL_EXPIRATION'])
      : null,
    jobEndsAtMs: longestMs === undefined ? null : startedAtMs + longestMs,
  };
}

/** The output aws-expiration of configure-aws-credentials is JSON: a text in quotation marks. */
function parseTime(text: string | undefined): number | null {
  const atMs = Date.parse((text ?? '').replaceAll('"', '').trim());
  return Number.isNaN(atMs) ? null : atMs;
}
