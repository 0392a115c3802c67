import { defineLint } from '../define-lint.js';
import { findServerWorkers } from '../read/find-server-workers.js';

interface Found {
  readonly container: string;
  readonly workers: number;
  readonly memoryMiB: number;
}

/** Rule of thumb: a Django process with its libraries rarely needs less. */
const ENOUGH_MIB = 150;

export const littleMemoryPerWorker = defineLint<Found>({
  id: 'little-memory-per-worker',
  code: 'L11',
  severity: 'warn',

  find: (scene) =>
    findServerWorkers(scene).flatMap(({ container, workers, memoryMiB }) => {
      if (workers === null || memoryMiB === null) return [];
      return memoryMiB / (workers + 1) < ENOUGH_MIB ? [{ container, workers, memoryMiB }] : [];
    }),

  explain: ({ container, workers, memoryMiB }) => ({
    what: `Container ${container} has ${memoryMiB} MiB for ${workers} server workers and their parent process.`,
    why: `Less than ${ENOUGH_MIB} MiB per process often leads to an out-of-memory kill under load.`,
    fix: 'Raise the memory, or start fewer workers.',
  }),
});
