import type { RestorePlan } from '../../drain/plan-restore.js';
import { planRestore } from '../../drain/plan-restore.js';
import type { Task } from '../../model/task.js';
import type { SilencedWorker } from '../../model/undo-record.js';
import type { CeleryPort } from '../../ports.js';
import type { Run } from '../run.js';

/** A gevent worker acts up to 2 s after its reply (measured): before that a cancel may still be on its way. */
const CANCEL_SETTLES_MS = 2_500;
const LOOK_AGAIN_MS = 1_000;

export interface RestoreOrder {
  readonly workers: readonly SilencedWorker[];
  /** ECS keeps this task; one that is to be stopped must not be given work. */
  readonly stays: (task: Task) => boolean;
  readonly timeoutMs: number;
}

/** Gives the queues back that we cancelled, and returns once every worker is seen to consume them or is leaving. */
export async function restoreWorkers(run: Run, order: RestoreOrder): Promise<RestorePlan> {
  const { clock, ecs, story } = run.world;
  const startedAtMs = clock.now();
  const commanded = new Set<string>();
  const nodes = order.workers.map((worker) => worker.node);
  const taskArns = order.workers.flatMap((worker) => (worker.taskArn === null ? [] : [worker.taskArn]));
  for (;;) {
    const celery = await run.world.connectCelery();
    const tasks = taskArns.length === 0 ? [] : await ecs.fetchTasksByArn([...new Set(taskArns)]);
    const queues = nodes.length === 0 ? {} : await celery.fetchQueues(nodes);
    const goneNodes = await findGoneNodes(celery, order.workers, queues);
    const cancelsSettled = clock.now() - startedAtMs >= CANCEL_SETTLES_MS || allConfirmed(order.workers);
    const plan = planRestore(order.workers, {
      tasks,
      queues,
      commanded,
      goneNodes,
      cancelsSettled,
      stays: order.stays,
    });
    for (const step of plan.steps) {
      story.tell({ kind: 'noted', sentence: `add_consumer ${step.queue} → ${step.nodes.join(', ')}` });
      for (const node of step.nodes) commanded.add(`${node}\n${step.queue}`);
      await celery.restore(step.nodes, step.queue);
    }
    if (plan.open.length === 0 || clock.now() - startedAtMs >= order.timeoutMs) return report(run, plan);
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

function allConfirmed(workers: readonly SilencedWorker[]): boolean {
  return workers.every((worker) => worker.queues.every((queue) => queue.state === 'confirmed'));
}

async function findGoneNodes(
  celery: CeleryPort,
  workers: readonly SilencedWorker[],
  queues: Readonly<Record<string, readonly string[]>>,
): Promise<readonly string[]> {
  const silent = workers
    .filter((worker) => worker.taskArn === null && queues[worker.node] === undefined)
    .map((worker) => worker.node);
  if (silent.length === 0) return [];
  const mailboxes = await celery.fetchMailboxes(silent);
  return silent.filter((node) => !mailboxes.includes(node));
}

function report({ world: { story } }: Run, plan: RestorePlan): RestorePlan {
  story.tell({ kind: 'workers-ended', nodes: plan.restored, ending: 'restored' });
  story.tell({ kind: 'workers-ended', nodes: plan.leaving, ending: 'replaced' });
  story.tell({ kind: 'workers-ended', nodes: plan.open, ending: 'not-restored' });
  if (plan.restored.length > 0) {
    const sentence =
      `Restored workers lose their queues again at their next broker reconnect (Celery up to 5.6). ` +
      `Replace them soon with a deployment or force-new-deployment: ${plan.restored.join(', ')}.`;
    story.tell({ kind: 'warned', sentence });
  }
  if (plan.open.length > 0) {
    const sentence = `Not verified to consume again, because they don't answer (a busy solo worker answers after its job): ${plan.open.join(', ')}.`;
    story.tell({ kind: 'warned', sentence });
  }
  return plan;
}
