import { createHash } from 'node:crypto';
import { type Stage, START_MS } from './open-stage.js';

export interface GivenJob {
  readonly name: string;
  /** Seconds after the run began, before it if negative; until then the worker has fetched it. */
  readonly fromS: number;
  /** null: it never ends. */
  readonly toS: number | null;
}

/** The worker on the service's n-th task holds these jobs when the run begins. */
export function giveJobs(stage: Stage, index: number, jobs: readonly GivenJob[]): void {
  const worker = [...stage.celery.workers.values()][index];
  if (worker === undefined) throw new Error(`there is no worker ${String(index)}`);
  for (const [at, { name, fromS, toS }] of jobs.entries()) {
    const id = makeJobId(`${name} ${String(index)} ${String(at)}`);
    const running = { id, name, startedAtMs: START_MS + fromS * 1_000 };
    if (fromS <= 0) worker.active = [...worker.active, running];
    else {
      worker.reserved = [...worker.reserved, { id, name, startedAtMs: null }];
      stage.at(fromS * 1_000, () => {
        worker.reserved = worker.reserved.filter((job) => job.id !== id);
        worker.active = [...worker.active, running];
      });
    }
    if (toS === null) continue;
    stage.at(toS * 1_000, () => {
      worker.active = worker.active.filter((job) => job.id !== id);
    });
  }
}

/** A Celery worker that is told to stop finishes its jobs first; ECS kills it after stopTimeout. */
export function finishJobsFirst(stage: Stage): void {
  const { behave } = stage;
  stage.behave = (task) => {
    const worker = stage.celery.workers.get(`celery@${task.privateDnsName}`);
    return { ...behave(task), ignoresSigterm: (worker?.active.length ?? 0) > 0 };
  };
}

function makeJobId(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
