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
    what: `A target that failed gets traffic again only after ${threshold} checks, one every ${interval} s.`,
    why: `For ${threshold * interval} s the task runs without serving, or is replaced; the interval also slows every new task.`,
    fix: 'Set the interval to 10 s and the healthy threshold to 2.',
  }),
});
