import { defineLint } from '../define-lint.js';
interface Found {
  readonly seconds: number;
}

/** AWS's default (TargetGroupAttribute, deregistration_delay.timeout_seconds). */
const DEFAULT_SECONDS = 300;

export const deregistrationDelayLong = defineLint<Found>({
  id: 'deregistration-delay-long',
  code: 'L20',
  severity: 'warn',

  find: ({ targetGroups }) =>
    targetGroups
      .filter((group) => group.deregistrationDelaySeconds >= DEFAULT_SECONDS)
      .map((group) => ({ seconds: group.deregistrationDelaySeconds })),

  explain: ({ seconds }) => ({
    what: `The target group's deregistration delay is ${seconds} s.`,
    why: 'Every old task waits that long before it gets SIGTERM, even with few open requests.',
    fix: 'Set it a little longer than the longest request; 30 to 60 s is enough for most services.',
  }),
});
