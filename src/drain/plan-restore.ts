import type { Task } from '../model/task.js';
import type { SilencedWorker } from '../model/undo-record.js';

/** Pools that can execute two commands in reverse order (measured on gevent, up to 2 s apart). */
const UNORDERED_POOLS = new Set(['gevent', 'eventlet']);
/** A gevent worker acts up to 2 s after its reply (measured): before that a missing queue proves nothing. */
const EFFECT_WITHIN_MS = 5_000;

export interface RestorePlan {
  /** add_consumer, one step per queue. */
  readonly steps: readonly { readonly queue: string; readonly nodes: readonly string[] }[];
  /** Consume all their queues again. */
  readonly restored: readonly string[];
  /** Their tasks ended, or ECS is stopping them. */
  readonly leaving: readonly string[];
  /** Not yet seen to consume; the command was sent or is still to be sent. */
  readonly open: readonly string[];
}

interface Facts {
  /** The tasks of these workers that ECS still describes; null: not known, and each is taken to stay. */
  readonly tasks: readonly Task[] | null;
  /** active_queues of those that answer. */
  readonly queues: Readonly<Record<string, readonly string[]>>;
  /** Nodes that no longer have a mailbox. */
  readonly goneNodes: readonly string[];
  /** When each `node\nqueue` pair was sent its last command. */
  readonly commandedAtMs: ReadonlyMap<string, number>;
  readonly nowMs: number;
  /** False shortly after a cancel that may not have been executed yet: then wait and look again. */
  readonly cancelsSettled: boolean;
  /** Whether ECS keeps the task. */
  readonly stays: (task: Task) => boolean;
}

/**
 * Which worker gets which queue back. Only queues that we cancelled, only for workers that stay, and only queues that are
 * missing, so that repeating it changes nothing.
 */
export function planRestore(workers: readonly SilencedWorker[], facts: Facts): RestorePlan {
  const nodesByQueue = new Map<string, string[]>();
  const restored: string[] = [];
  const leaving: string[] = [];
  const open: string[] = [];
  for (const worker of workers) {
    if (isLeaving(worker, facts)) {
      leaving.push(worker.node);
      continue;
    }
    const consumed = facts.queues[worker.node];
    const missing = worker.queues.map((queue) => queue.name).filter((name) => !consumed?.includes(name));
    if (consumed !== undefined && missing.length === 0 && facts.cancelsSettled) {
      restored.push(worker.node);
      continue;
    }
    open.push(worker.node);
    if (!mayBeTold(worker, consumed !== undefined, facts.cancelsSettled)) continue;
    for (const queue of missing.filter((name) => isDue(worker, name, facts))) {
      nodesByQueue.set(queue, [...(nodesByQueue.get(queue) ?? []), worker.node]);
    }
  }
  return { steps: [...nodesByQueue].map(([queue, nodes]) => ({ queue, nodes })), restored, leaving, open };
}

/**
 * A command counts as carried out only when `active_queues` shows it: it may have been sent while the worker was between
 * two connections. It is repeated to a worker that has since answered and still lacks the queue.
 */
function isDue({ node }: SilencedWorker, queue: string, { commandedAtMs, queues, nowMs }: Facts): boolean {
  const sentAtMs = commandedAtMs.get(`${node}\n${queue}`);
  if (sentAtMs === undefined) return true;
  return queues[node] !== undefined && nowMs - sentAtMs >= EFFECT_WITHIN_MS;
}

function isLeaving(worker: SilencedWorker, facts: Facts): boolean {
  if (worker.taskArn === null) return facts.goneNodes.includes(worker.node);
  if (facts.tasks === null) return false;
  const task = facts.tasks.find((candidate) => candidate.arn === worker.taskArn);
  return task === undefined || task.desiredStatus !== 'RUNNING' || !facts.stays(task);
}

/**
 * Never two opposite commands in flight. A worker that answers has executed its earlier commands. A silent one (a busy
 * solo worker) executes its commands in order, unless its pool doesn't keep the order.
 */
function mayBeTold(worker: SilencedWorker, answers: boolean, cancelsSettled: boolean): boolean {
  if (!cancelsSettled) return false;
  return answers || !UNORDERED_POOLS.has(worker.pool ?? '');
}
