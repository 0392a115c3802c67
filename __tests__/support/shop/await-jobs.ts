import { findFinished, findUnfinished } from './journal.js';
import { waitFor } from '../wait-for.js';

/** Waits until so many jobs of the list run. */
export async function awaitRunning(
  journal: string,
  jobs: readonly string[],
  count = jobs.length,
): Promise<void> {
  const running = (): number => findUnfinished(journal, jobs).length;
  await waitFor(`${String(count)} running jobs`, () => running() >= count, { timeoutMs: 30_000 }, running);
}

/** Waits until every job of the list has ended. */
export async function awaitFinished(
  journal: string,
  jobs: readonly string[],
  timeoutMs = 60_000,
): Promise<void> {
  const finished = (): number => findFinished(journal, jobs).length;
  await waitFor(
    `${String(jobs.length)} jobs to end`,
    () => finished() === jobs.length,
    { timeoutMs },
    finished,
  );
}
