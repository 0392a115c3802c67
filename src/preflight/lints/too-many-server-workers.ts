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
      // gunicorn recommends 2 × cores + 1; below one core more than two workers make no sense.
      const fitting = Math.max(2, Math.floor((2 * cpu) / 1024) + 1);
      return workers > fitting ? [{ container, program: kind, workers, cpu, fitting }] : [];
    }),

  explain: ({ container, program, workers, cpu, fitting }) => ({
    what: `${program} in container ${container} starts ${workers} workers on ${cpu} CPU units.`,
    why: `That is ${(cpu / 1024).toFixed(2)} of a CPU for all of them: they start slowly and answer health checks late.`,
    fix: `Start ${fitting} or fewer (with threads if needed), or give the task more CPU.`,
  }),
});
