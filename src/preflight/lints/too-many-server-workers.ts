import { defineLint } from '../define-lint.js';
import { findServerWorkers } from '../read/find-server-workers.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly workers: number;
  readonly cpu: number;
  readonly fitting: number;
}

export const tooManyServerWorkers = defineLint<Found>({
  id: 'too-many-server-workers',
  code: 'L10',
  severity: 'warn',

  find: (scene) =>
    findServerWorkers(scene).flatMap(({ container, kind, workers, cpu }) => {
      if (cpu === null || workers === null) return [];
      // gunicorn's own advice is 2 × cores + 1; below one core two workers are the most that make sense.
      const fitting = Math.max(2, Math.floor((2 * cpu) / 1024) + 1);
      return workers > fitting ? [{ container, program: kind, workers, cpu, fitting }] : [];
    }),

  explain: ({ container, program, workers, cpu, fitting }) => ({
    what: `In container ${container} ${program} starts ${workers} workers on ${cpu} CPU units.`,
    why: `That is ${(cpu / 1024).toFixed(2)} of a CPU for all of them: they boot slowly and answer health checks late.`,
    fix: `Start ${fitting} at most (and threads beside them), or give the task more CPU.`,
  }),
});
