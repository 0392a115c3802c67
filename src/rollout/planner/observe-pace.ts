import type { PaceFacts } from '../../model/rollout-plan.js';
import type { ServiceEvent } from '../../model/service.js';
import type { Task } from '../../model/task.js';

type Observed = Pick<PaceFacts, 'observedStartMs' | 'observedHealthyMs'>;

/** Later than that something else happened. */
const LONGEST_PROOF_MS = 900_000;

/** Said once new tasks are healthy: an old one goes, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;

/**
 * How fast the tasks of this service were: to RUNNING by their own times, to healthy by the first event after it that ECS
 * only says when they are (at most a pass of its scheduler late). Of several tasks the quickest gap counts, since later ones
 * may have waited for something else.
 */
export function observePace(tasks: readonly Task[], events: readonly ServiceEvent[]): Observed {
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
