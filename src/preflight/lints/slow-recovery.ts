import { defineLint } from '../define-lint.js';
interface Found {
  readonly threshold: number;
  readonly interval: number;
}

const LONG_SECONDS = 150;

export const slowRecovery = defineLint<Found>({
  id: 'slow-recovery',
  code: 'L19',
  severity: 'warn',

  find: ({ targetGroups }) =>
    targetGroups
      .filter((group) => group.healthyThreshold * group.intervalSeconds >= LONG_SECONDS)
      .map((group) => ({ threshold: group.healthyThreshold, interval: group.intervalSeconds })),

  explain: ({ threshold, interval }) => ({
    what: `A target that failed once gets traffic again after ${threshold} checks of ${interval} s.`,
    why: `That is ${threshold * interval} s in which the task is up and does not serve, or is replaced; the interval slows every new task too.`,
    fix: 'Set the interval to 10 s and the healthy threshold to 2.',
  }),
});
