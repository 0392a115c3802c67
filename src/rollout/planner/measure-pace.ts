import type { PaceFacts } from '../../model/rollout-plan.js';
import type { ServiceEvent } from '../../model/service.js';
import type { Task } from '../../model/task.js';

type Observed = Pick<PaceFacts, 'observedStartMs' | 'observedHealthyMs'>;

/** A longer time has another reason. */
const LONGEST_PROOF_MS = 900_000;

/** ECS sends these events once new tasks are healthy: an old task is stopped, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;

/**
 * How fast the tasks of this service were: to RUNNING by their own times, to healthy by the first later event that ECS only
 * sends when they are (late by one pass of its scheduler at most). Of several tasks the shortest time counts, because the
 * others may have waited for something else.
 */
export function measurePace(tasks: readonly Task[], events: readonly ServiceEvent[]): Observed {
  const started = tasks.flatMap(({ createdAtMs, startedAtMs }) =>
    startedAtMs === null || createdAtMs === 0 ? [] : [{ createdAtMs, startedAtMs }],
  );
  const proofs = events.filter(({ message }) => PROVED.test(message)).map(({ atMs }) => atMs);
  const gaps = started.flatMap(({ startedAtMs }) => {
    const provedAtMs = Math.min(...proofs.filter((atMs) => atMs >= startedAtMs));
    return provedAtMs - startedAtMs <= LONGEST_PROOF_MS ? [provedAtMs - startedAtMs] : [];
  });
  return {
    observedStartMs: started.map(({ createdAtMs, startedAtMs }) => Math.max(0, startedAtMs - createdAtMs)),
    observedHealthyMs: gaps.length === 0 ? [] : [Math.min(...gaps)],
  };
}
