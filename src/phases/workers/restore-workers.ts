import type { RestorePlan } from '../../drain/plan-restore.js';
import { planRestore } from '../../drain/plan-restore.js';
import { WorldError } from '../../errors.js';
import type { Task } from '../../model/task.js';
import type { SilencedWorker } from '../../model/undo-record.js';
import type { CeleryPort } from '../../ports.js';
import { readSource } from '../evidence/read-source.js';
import { fetchKnown } from '../report/fetch-known.js';
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

/**
 * Gives the queues back that we cancelled, and returns once every worker is seen to consume them or is leaving, or the time
 * is over. A broker that is away is asked again; ECS is not needed where no UpdateService was made.
 */
export async function restoreWorkers(run: Run, order: RestoreOrder): Promise<RestorePlan> {
  const { clock } = run.world;
  const startedAtMs = clock.now();
  let plan: RestorePlan = { ...NOTHING_SEEN, open: order.workers.map(({ node }) => node) };
  for (;;) {
    const isLate = clock.now() - startedAtMs >= CANCEL_SETTLES_MS;
    const cancelsSettled = isLate || allConfirmed(order.workers);
    const turn = await fetchKnown(run, 'who consumes', async () => {
      const facts = await fetchFacts(run, order);
      const { stays } = order;
      const now = { commandedAtMs: run.restoredAtMs, nowMs: clock.now(), cancelsSettled, stays };
      const next = planRestore(order.workers, { ...facts, ...now });
      await sendRestores(run, next);
      return next;
    });
    if (turn.isKnown) plan = turn.value;
    if (plan.open.length === 0 || clock.now() - startedAtMs >= order.timeoutMs)
      return report(run, order, plan);
    await clock.sleep(LOOK_AGAIN_MS);
  }
}

const NOTHING_SEEN: RestorePlan = { steps: [], restored: [], leaving: [], open: [] };

async function fetchFacts(
  run: Run,
  { workers }: RestoreOrder,
): Promise<{
  readonly tasks: readonly Task[] | null;
  readonly queues: Readonly<Record<string, readonly string[]>>;
  readonly goneNodes: readonly string[];
}> {
  const nodes = workers.map(({ node }) => node);
  const celery = await run.world.connectCelery();
  const queues = nodes.length === 0 ? {} : await celery.fetchQueues(nodes);
  const goneNodes = await findGoneNodes(celery, workers, queues);
  return { tasks: await fetchTasks(run, workers), queues, goneNodes };
}

/**
 * null: not known. Before UpdateService nothing replaces a task: each that ECS can't describe now is taken to stay. So is each
 * that will never be described, because that is denied.
 */
async function fetchTasks(run: Run, workers: readonly SilencedWorker[]): Promise<readonly Task[] | null> {
  const arns = workers.flatMap(({ taskArn }) => (taskArn === null ? [] : [taskArn]));
  if (arns.length === 0) return [];
  const fetch = (): Promise<readonly Task[]> => run.world.ecs.fetchTasksByArn([...new Set(arns)]);
  if (run.record?.update === null) return readSource({ unreadable: [] }, 'ecs:DescribeTasks', fetch);
  try {
    return await fetch();
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind !== 'denied') throw error;
    return null;
  }
}

async function sendRestores(run: Run, plan: RestorePlan): Promise<void> {
  const { clock, story, connectCelery } = run.world;
  const celery = await connectCelery();
  for (const { queue, nodes } of plan.steps) {
    story.tell({ kind: 'noted', sentence: `add_consumer ${queue} → ${nodes.join(', ')}` });
    for (const node of nodes) run.restoredAtMs.set(`${node}\n${queue}`, clock.now());
    await celery.restore(nodes, queue);
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

function report(
  { restored, world: { story } }: Run,
  { workers }: RestoreOrder,
  plan: RestorePlan,
): RestorePlan {
  for (const { node, taskArn } of workers)
    if (plan.restored.includes(node)) restored.set(node, taskArn);
    else restored.delete(node);
  story.tell({ kind: 'workers-ended', nodes: plan.restored, ending: 'restored' });
  story.tell({ kind: 'workers-ended', nodes: plan.leaving, ending: 'replaced' });
  story.tell({ kind: 'workers-ended', nodes: plan.open, ending: 'not-restored' });
  if (plan.open.length > 0) {
    const sentence = `Not verified to consume again, because they don't answer (a busy solo worker answers after its job): ${plan.open.join(', ')}.`;
    story.tell({ kind: 'warned', sentence });
  }
  return plan;
}
