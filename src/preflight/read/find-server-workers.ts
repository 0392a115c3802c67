import { findNumber, findOption } from './find-option.js';
import type { Scene } from './read-scene.js';

export interface ServerWorkers {
  readonly container: string;
  readonly kind: 'gunicorn' | 'uvicorn';
  /** null: it isn't written there as a number. */
  readonly workers: number | null;
  readonly isSync: boolean;
  /** Of the container, else of the task; null: not limited. */
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
}

/** Web servers and how many processes each starts; WEB_CONCURRENCY is the default of both (their settings references). */
export function findServerWorkers({ gunicorns, processes, cpu, memoryMiB }: Scene): ServerWorkers[] {
  const uvicorns = processes.filter(({ kind }) => kind === 'uvicorn');
  return [...gunicorns, ...uvicorns].map(({ kind, words, container }) => {
    const environment = container.environment['WEB_CONCURRENCY'];
    const isGiven = findOption(words, '-w', '--workers') !== null;
    const usual = environment === undefined ? 1 : /^\d+$/.test(environment) ? Number(environment) : null;
    const threads = findNumber(words, '--threads') ?? 1;
    const isGunicorn = kind === 'gunicorn';
    return {
      container: container.name,
      kind: isGunicorn ? 'gunicorn' : 'uvicorn',
      workers: isGiven ? findNumber(words, '-w', '--workers') : usual,
      isSync: isGunicorn && threads === 1 && (findOption(words, '-k', '--worker-class') ?? 'sync') === 'sync',
      cpu: container.cpu === null || container.cpu === 0 ? cpu : container.cpu,
      memoryMiB: container.memoryMiB ?? memoryMiB,
    };
  });
}
