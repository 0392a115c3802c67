import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInEvents } from '../reading/find-in-events.js';
import { quote } from '../reading/quote.js';
import { countOf } from '../../wording/count-of.js';
import { shortenTask } from '../../wording/shorten-arn.js';

/** `unable to scale in due to (reason 2 tasks under protection)`, and the form that the developer guide shows. */
const PATTERN = /unable to scale in.*(?:under protection|protected tasks)/i;

export const tasksUnderProtection = defineRule({
  id: 'tasks-under-protection',
  severity: 'note',
  find: (evidence) => {
    const { protections, oldTasks, atMs } = evidence;
    const held = (protections ?? []).filter(({ taskArn, expiresAtMs }) => {
      return oldTasks.some(({ arn }) => arn === taskArn) && (expiresAtMs === null || expiresAtMs > atMs);
    });
    const events = findInEvents(evidence, PATTERN);
    if (held.length === 0 && (events.length === 0 || oldTasks.length === 0)) return [];
    const lines = held.map(({ taskArn, expiresAtMs }) =>
      quote(`task ${shortenTask(taskArn)} is protected${untilOf(expiresAtMs)}`),
    );
    const last = Math.max(...held.map(({ expiresAtMs }) => expiresAtMs ?? Infinity));
    return [
      {
        count: held.length,
        until: Number.isFinite(last) ? new Date(last).toISOString() : null,
        lines: shortenLines([...events.slice(-1).map(({ line }) => line), ...lines]),
      },
    ];
  },
  explain: ({ count, until, lines }) => ({
    what: `The rollout waits for ${count === 0 ? 'old tasks' : countOf(count, 'old task')} under scale-in protection.`,
    why: `ECS stops a protected task only when its protection ends${until === null ? '' : ` (at ${until.slice(0, 16).replace('T', ' ')} UTC at the latest)`}; the new revision has not failed.`,
    fix: 'Wait, give the rollout more time (`health-timeout`), or release the protection if the work may be cut.',
    evidence: lines,
  }),
});

function untilOf(expiresAtMs: number | null): string {
  return expiresAtMs === null ? '' : ` until ${new Date(expiresAtMs).toISOString()}`;
}
