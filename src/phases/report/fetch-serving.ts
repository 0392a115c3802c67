import { CancelledError } from '../../errors.js';
import type { TaskProtection } from '../../model/protection.js';
import type { Report } from '../../model/report.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import { describeServing } from '../../rollout/describe-serving.js';
import { findNeverHealthyRevision } from '../../rollout/find-never-healthy-revision.js';
import type { Run } from '../run.js';

/** Protections change seldom, and are asked for no more often. */
const PROTECTIONS_FOR_MS = 30_000;

/** Who serves, by this look. `isEnding`: the rollout is over, so that a revision that was never healthy never will be. */
export async function fetchServing(
  run: Run,
  snapshot: RolloutSnapshot,
  isEnding = false,
): Promise<Report['serving']> {
  const tasks = [...snapshot.newTasks, ...snapshot.oldTasks, ...snapshot.stoppedTasks];
  const arns = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ arn }) => arn);
  return describeServing(snapshot.service, tasks, snapshot.targets, {
    protections: await fetchProtections(run, arns, isEnding),
    neverHealthyArn: isEnding ? findNeverHealthyRevision(run.world.report) : null,
  });
}

/** What can't be read once is not asked for again. */
async function fetchProtections(
  run: Run,
  arns: readonly string[],
  isDue: boolean,
): Promise<readonly TaskProtection[] | null> {
  if (arns.length === 0) return [];
  const { clock, ecs, log } = run.world;
  const known = run.protections;
  if (known?.found === null) return null;
  if (known !== undefined && !isDue && clock.now() - known.atMs < PROTECTIONS_FOR_MS) return known.found;
  try {
    run.protections = { atMs: clock.now(), found: await ecs.fetchProtections(arns) };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    log.debug(error instanceof Error ? error.message : String(error));
    run.protections = { atMs: clock.now(), found: null };
  }
  return run.protections.found;
}
