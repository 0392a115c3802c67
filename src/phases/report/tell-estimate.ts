import type { RolloutPlan } from '../../model/rollout-plan.js';
import type { Run } from '../run.js';

/** When the rollout that has just begun is expected to be over. */
export function tellEstimate({ world }: Run, rollout: RolloutPlan | null, startedAtMs: number): void {
  if (rollout === null) return;
  const [expected, worst] = [rollout.duration.expected, rollout.duration.worst].map((ms) =>
    new Date(startedAtMs + ms).toISOString(),
  );
  const sentence = `the rollout is expected to be over by ${expected ?? ''}, at worst by ${worst ?? ''}`;
  world.story.tell({ kind: 'noted', sentence });
}

/** How long the rollout really took. */
export function tellDuration({ world }: Run, startedAtMs: number): void {
  world.story.tell({ kind: 'rollout-timed', tookMs: world.clock.now() - startedAtMs });
}
