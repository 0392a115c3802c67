import { countServerWorkers } from '../../definition/count-server-workers.js';
import { findNumber, findOption } from '../../definition/find-option.js';
import type { Scene } from './read-scene.js';

export interface ServerWorkers {
  readonly container: string;
  readonly kind: 'gunicorn' | 'uvicorn' | 'hypercorn';
  /** null: it isn't written there as a number. */
  readonly workers: number | null;
  readonly isSync: boolean;
  /** Of the container, else of the task; null: not limited. */
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
}

/** Web servers and how many processes each starts. */
export function findServerWorkers({ processes, cpu, memoryMiB }: Scene): ServerWorkers[] {
  return processes.flatMap((process) => {
    const { kind, words, container } = process;
    if (kind !== 'gunicorn' && kind !== 'uvicorn' && kind !== 'hypercorn') return [];
    const threads = findNumber(words, '--threads') ?? 1;
    return [
      {
        container: container.name,
        kind,
        workers: countServerWorkers(process, container),
        isSync:
          kind === 'gunicorn' &&
          threads === 1 &&
          (findOption(words, '-k', '--worker-class') ?? 'sync') === 'sync',
        cpu: container.cpu ?? cpu,
        memoryMiB: container.memoryMiB ?? memoryMiB,
      },
    ];
  });
}
