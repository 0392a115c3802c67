import type { JobReport } from '../model/report.js';

/** What was seen of the jobs that are waited for. Plain JSON; names and times, never arguments. */
export interface JobHistory {
  readonly running: Readonly<Record<string, { readonly name: string; readonly startedAtMs: number }>>;
  /** By name: how long jobs took that ended before our eyes. */
  readonly tookMs: Readonly<Record<string, readonly number[]>>;
}

export const NO_JOBS_SEEN: JobHistory = { running: {}, tookMs: {} };

/** The history with one more look at the jobs that are held. */
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
 * When the last of these jobs is likely to end: by the longest job of its name that ended before our eyes. null: there is a
 * job of which nothing is known, or that is longer than any known one.
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
