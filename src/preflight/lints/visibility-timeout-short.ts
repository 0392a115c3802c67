import { defineLint } from '../define-lint.js';
interface Found {
  readonly visibilitySeconds: number;
  readonly drainSeconds: number;
}

/** kombu's Redis transport, visibility_timeout. */
const DEFAULT_SECONDS = 3600;

export const visibilityTimeoutShort = defineLint<Found>({
  id: 'visibility-timeout-short',
  code: 'L36',
  severity: 'warn',

  find: ({ brokerKind, drain, drainTimeoutMs, visibilityTimeoutSeconds }) => {
    const visibilitySeconds = visibilityTimeoutSeconds ?? DEFAULT_SECONDS;
    const drainSeconds = drainTimeoutMs / 1000;
    const isLonger = brokerKind === 'redis' && drain !== 'none' && drainSeconds > visibilitySeconds;
    return isLonger ? [{ visibilitySeconds, drainSeconds }] : [];
  },

  explain: ({ visibilitySeconds, drainSeconds }) => ({
    what: `drain-timeout is ${drainSeconds} s, but Redis redelivers unacknowledged jobs after ${visibilitySeconds} s.`,
    why: 'A job with acks_late that runs longer is started again by another worker.',
    fix: "Raise visibility_timeout in the app's broker_transport_options above the duration of the longest job.",
  }),
});
