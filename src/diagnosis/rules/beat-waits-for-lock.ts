import { defineRule } from '../define-rule.js';
import { quote } from '../reading/quote.js';

/** redbeat/schedulers.py; redbeat#100: after a deploy the lock of the old beat has to expire first. */
const WAITING = /beat: Acquiring lock/;

export const beatWaitsForLock = defineRule({
  id: 'beat-waits-for-lock',
  severity: 'cause',
  find: ({ logs }) =>
    logs.flatMap(({ container, lines }) => {
      const last = lines.findLast(({ message }) => message.trim() !== '');
      return last !== undefined && WAITING.test(last.message)
        ? [{ container, line: quote(last.message) }]
        : [];
    }),
  explain: ({ container, line }) => ({
    what: `Beat in container ${container} waits for the lock of another beat.`,
    why: 'RedBeat allows only one beat: the old one still runs, or it was killed and its lock has not expired yet.',
    fix: 'Stop the old beat first (minimum healthy percent 0, maximum percent 100), and shorten `redbeat_lock_timeout`.',
    evidence: [line],
  }),
});
