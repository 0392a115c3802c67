import type { EndedJob } from '../model/ended-job.js';
import type { Task } from '../model/task.js';
import type { Job } from '../model/worker.js';
import type { LedgerWorker } from './ledger.js';

/** 128 + SIGKILL: out of memory, or still at work after stopTimeout. */
const KILLED = 137;

/**
 * What happened to the jobs that this worker held at the last look, now that it is gone. Absence is no completion: a job
 * that nobody saw end is never taken for finished. `task` undefined: how the worker ended is not known.
 */
export function findEndedJobs(worker: LedgerWorker, task: Task | undefined): readonly EndedJob[] {
  const { node, taskArn, active, reserved } = worker;
  const stop = describeStop(task);
  const wasKilled = task !== undefined && isKilled(task);
  const end = ({ id, name }: Job, fate: EndedJob['fate']): EndedJob => ({
    id,
    name,
    node,
    taskArn,
    fate,
    stop,
  });
  const fetched = reserved.filter((job) => !active.some(({ id }) => id === job.id));
  return [
    ...active.map((job) => end(job, wasKilled ? findFate(job) : 'unseen')),
    // A job that was fetched and not started is not acknowledged, and a worker that stops cleanly puts it back.
    ...fetched.map((job) => end(job, task === undefined ? 'unseen' : 'returned')),
  ];
}

function findFate({ acknowledged }: Job): EndedJob['fate'] {
  if (acknowledged === undefined) return 'either';
  return acknowledged ? 'lost' : 'returned';
}

/**
 * A worker that gets SIGTERM finishes its running jobs and exits with 0. Which container it is isn't known here: another one
 * may have exited with 0 too.
 */
function isKilled({ containers }: Task): boolean {
  const codes = containers.map(({ exitCode }) => exitCode);
  return codes.includes(KILLED) || !codes.includes(0);
}

/** Stopped ones whose worker did not get to stop cleanly. */
export function findKilledTasks(tasks: readonly Task[]): readonly Task[] {
  const hasEnded = ({ lastStatus }: Task): boolean => ['STOPPED', 'DEPROVISIONING'].includes(lastStatus);
  return tasks.filter((task) => hasEnded(task) && isKilled(task));
}

function describeStop(task: Task | undefined): string {
  if (task === undefined) return 'it is no longer listed';
  const { stopCode, stoppedReason, containers } = task;
  const isOnly = containers.length === 1;
  const exits = containers
    .filter(({ exitCode }) => exitCode !== null)
    .map(({ name, exitCode }) => `${isOnly ? '' : `${name}: `}exit code ${String(exitCode)}`);
  const reasons = containers.map(({ reason }) => reason);
  const parts = [stopCode, stoppedReason, ...reasons].map((text) => (text ?? '').replace(/\.$/, ''));
  const known = [...new Set(parts), ...exits].filter((text) => text !== '');
  return known.length === 0 ? 'ECS gives no reason' : known.join(', ');
}
