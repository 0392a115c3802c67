import { defineLint } from '../define-lint.js';
import { countOf } from '../../wording/count-of.js';
import { formatDuration } from '../../wording/format-duration.js';

interface Found {
  readonly count: number;
  readonly lastMs: number | null;
  readonly healthTimeoutMs: number;
}

export const tasksProtected = defineLint<Found>({
  id: 'tasks-protected',
  code: 'L39',
  severity: ({ lastMs, healthTimeoutMs }) => (lastMs === null || lastMs > healthTimeoutMs ? 'warn' : 'note'),

  find: ({ protections, atMs, healthTimeoutMs }) => {
    if (protections.length === 0) return [];
    const ends = protections.map(({ expiresAtMs }) => expiresAtMs);
    const known = ends.filter((end): end is number => end !== null);
    const lastMs = known.length < ends.length ? null : Math.max(...known) - atMs;
    return [{ count: protections.length, lastMs, healthTimeoutMs }];
  },

  explain: ({ count, lastMs, healthTimeoutMs }) => ({
    what: `${countOf(count, 'running task is', 'running tasks are')} protected from scale-in${lastMs === null ? '' : `, the last one for ${formatDuration(lastMs)}`}.`,
    why: `ECS keeps them until they are released or the protection expires, and this step watches the rollout for ${formatDuration(healthTimeoutMs)}.`,
    fix: 'Set health-timeout longer than the protection, or release the tasks.',
  }),
});
