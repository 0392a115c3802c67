import type { EndedJob } from '../model/ended-job.js';
import type { JobReport } from '../model/report.js';

/** What is known about the jobs of the drain: names and times, never arguments. */
export interface JobHistory {
  readonly running: ReadonlyMap<string, { readonly name: string; readonly startedAtMs: number }>;
  /** By name: how long the jobs took that ended during the drain. A map, since a job may be named `constructor`. */
  readonly tookMs: ReadonlyMap<string, readonly number[]>;
}

export const NO_JOBS_SEEN: JobHistory = { running: new Map(), tookMs: new Map() };

/** Adds one look at the jobs that the workers hold. `ended`: those that vanished with their worker, which proves no end. */
export function noteJobs(
  history: JobHistory,
  jobs: readonly JobReport[],
  nowMs: number,
  ended: readonly Pick<EndedJob, 'id'>[] = [],
): JobHistory {
  const cut = new Set(ended.map(({ id }) => id));
  const held = new Set(jobs.map(({ id }) => id));
  const tookMs = new Map(history.tookMs);
  for (const [id, { name, startedAtMs }] of history.running) {
    if (!held.has(id) && !cut.has(id)) tookMs.set(name, [...(tookMs.get(name) ?? []), nowMs - startedAtMs]);
  }
  const running = jobs.flatMap(({ id, name, ageMs }) =>
    ageMs === null ? [] : [[id, { name, startedAtMs: nowMs - ageMs }] as const],
  );
  return { running: new Map(running), tookMs };
}

/**
 * When the last of these jobs is likely to end, judged by the longest job of the same name that ended during the drain.
 * null: some job has no such example, or already runs longer than it.
 */
export function estimateJobsEnd(
  history: JobHistory,
  jobs: readonly JobReport[],
  nowMs: number,
): number | null {
  const lefts = jobs.map(
    ({ name, ageMs }) => Math.max(0, ...(history.tookMs.get(name) ?? [])) - (ageMs ?? Infinity),
  );
  return lefts.length === 0 || lefts.some((left) => left <= 0) ? null : nowMs + Math.max(...lefts);
}
