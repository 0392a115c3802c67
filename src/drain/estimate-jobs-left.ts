import type { JobReport } from '../model/report.js';

/** What is known about the jobs of the drain. Plain JSON; names and times, never arguments. */
export interface JobHistory {
  readonly running: Readonly<Record<string, { readonly name: string; readonly startedAtMs: number }>>;
  /** By name: how long the jobs took that ended during the drain. */
  readonly tookMs: Readonly<Record<string, readonly number[]>>;
}

export const NO_JOBS_SEEN: JobHistory = { running: {}, tookMs: {} };

/** Adds one look at the jobs that the workers hold. */
export function noteJobs(history: JobHistory, jobs: readonly JobReport[], nowMs: number): JobHistory {
  const held = new Set(jobs.map(({ id }) => id));
  const tookMs = { ...history.tookMs };
  for (const [id, { name, startedAtMs }] of Object.entries(history.running)) {
    if (!held.has(id)) tookMs[name] = [...(tookMs[name] ?? []), nowMs - startedAtMs];
  }
  const running = jobs.flatMap(({ id, name, ageMs }) =>
    ageMs === null ? [] : [[id, { name, startedAtMs: nowMs - ageMs }] as const],
  );
  return { running: Object.fromEntries(running), tookMs };
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
    ({ name, ageMs }) => Math.max(0, ...(history.tookMs[name] ?? [])) - (ageMs ?? Infinity),
  );
  return lefts.length === 0 || lefts.some((left) => left <= 0) ? null : nowMs + Math.max(...lefts);
}
