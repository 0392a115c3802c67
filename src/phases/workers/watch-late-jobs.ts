import type { Task } from '../../model/task.js';
import { readSource } from '../evidence/read-source.js';
import type { Run } from '../run.js';

/**
 * An idle old worker may still start an ETA job that falls due after the drain's bound, until its task has stopped.
 * Nothing but a warning can be done about it here.
 */
export function createLateJobWatch(run: Run): (oldTasks: readonly Task[]) => Promise<void> {
  return async (oldTasks) => {
    const alive = new Set(oldTasks.map((task) => task.arn));
    const workers = (run.record?.workers ?? []).filter(
      (worker) => worker.side === 'old' && worker.taskArn !== null && alive.has(worker.taskArn),
    );
    if (workers.length === 0) return;
    // jsonOnly: false asks no more than is always safe: active and active_queues.
    const profiles = workers.map(({ node, pool }) => ({ node, pool, jsonOnly: false }));
    // A broker that is away for a moment is no reason to end a rollout.
    const looks = await readSource({ unreadable: [] }, 'late jobs', async () =>
      (await run.world.connectCelery()).look(profiles),
    );
    for (const job of (looks ?? []).flatMap((look) =>
      look.active.map((one) => ({ ...one, node: look.node })),
    )) {
      // those that the drain left running have been named
      const isLeft = run.drain.jobsLeft.some(({ id }) => id === job.id);
      if (isLeft) continue;
      const sentence = `${job.name} ${job.id} started on the silenced worker ${job.node} (an ETA job fell due): ECS may stop it.`;
      run.world.story.tell({ kind: 'warned', sentence });
    }
  };
}
