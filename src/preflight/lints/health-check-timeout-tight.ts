import { defineLint } from '../define-lint.js';
import { findServerWorkers } from '../read/find-server-workers.js';

interface Found {
  readonly timeout: number;
  readonly interval: number;
  readonly crowd: { readonly workers: number; readonly cpu: number | null } | null;
}

const SHORT_SECONDS = 5;
const SMALL_CPU = 512;

export const healthCheckTimeoutTight = defineLint<Found>({
  id: 'health-check-timeout-tight',
  code: 'L17',
  severity: 'warn',

  find: (scene) => {
    const servers = findServerWorkers(scene).flatMap(({ workers, cpu, isSync }) => {
      const isAlone = isSync && workers === 1;
      const isStarved = workers !== null && workers >= 3 && cpu !== null && cpu <= SMALL_CPU;
      return workers !== null && (isAlone || isStarved) ? [{ workers, cpu }] : [];
    });
    return scene.targetGroups.flatMap(({ timeoutSeconds: timeout, intervalSeconds: interval }): Found[] => {
      if (timeout >= interval) return [{ timeout, interval, crowd: null }];
      const [crowd] = timeout <= SHORT_SECONDS ? servers : [];
      return crowd === undefined ? [] : [{ timeout, interval, crowd }];
    });
  },

  explain: ({ timeout, interval, crowd }) =>
    crowd === null
      ? {
          what: `The health check's timeout (${timeout} s) is not shorter than its interval (${interval} s).`,
          why: 'A slow answer overlaps with the next check.',
          fix: 'Make the timeout shorter than the interval.',
        }
      : {
          what: `The health check allows ${timeout} s for ${crowd.workers === 1 ? 'a single sync worker' : `${crowd.workers} workers on ${crowd.cpu ?? 0} CPU units`}.`,
          why: 'One slow request, or all workers starting at once, makes the check time out, and ECS replaces a working task.',
          fix: 'Set the timeout to 10 s, and give the task threads or more CPU.',
        },
});
