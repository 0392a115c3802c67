import { CancelledError, messageOf } from '../../errors.js';
import type { TaskProtection } from '../../model/protection.js';
import type { Task } from '../../model/task.js';
import type { Run } from '../run.js';

/** Protections change seldom, and are asked for no more often. */
const PROTECTIONS_FOR_MS = 30_000;

/** Protections of the running tasks; null: they can't be read. What can't be read once is not asked for again. */
export async function fetchProtections(
  run: Run,
  tasks: readonly Task[],
  isDue: boolean,
): Promise<readonly TaskProtection[] | null> {
  const arns = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const { clock, ecs, story } = run.world;
  const known = run.protections;
  if (known?.found === null) return null;
  if (known !== null && !isDue && clock.now() - known.atMs < PROTECTIONS_FOR_MS) return known.found;
  try {
    run.protections = { atMs: clock.now(), found: await ecs.fetchProtections(arns) };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    story.debug(messageOf(error));
    run.protections = { atMs: clock.now(), found: null };
  }
  return run.protections.found;
}
