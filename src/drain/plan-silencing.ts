import type { Ledger, LedgerQueue, LedgerWorker } from './ledger.js';

/** A gevent worker acts up to 2 s after its reply: until then a queue that is still consumed proves nothing. */
const EFFECT_WITHIN_MS = 2_500;

export interface SilencingStep {
  readonly queue: string;
  readonly nodes: readonly string[];
}

/**
 * Which cancels are due, one step per queue. A command is repeated only for a worker that has answered since and still
 * consumes the queue; a worker that doesn't answer never gets the same command twice.
 */
export function planSilencing(ledger: Ledger, nowMs: number): readonly SilencingStep[] {
  const nodesByQueue = new Map<string, string[]>();
  for (const worker of ledger.workers) {
    for (const queue of worker.queues) {
      if (!isDue(worker, queue, nowMs)) continue;
      nodesByQueue.set(queue.name, [...(nodesByQueue.get(queue.name) ?? []), worker.node]);
    }
  }
  return [...nodesByQueue].map(([queue, nodes]) => ({ queue, nodes }));
}

function isDue(worker: LedgerWorker, queue: LedgerQueue, nowMs: number): boolean {
  if (queue.confirmed || worker.state === 'gone') return false;
  if (queue.commandedAtMs === null) return true;
  return worker.state !== 'silent' && nowMs - queue.commandedAtMs >= EFFECT_WITHIN_MS;
}

/** Splits the steps by worker, to be sent one after the other; the workers of `together` form one group. */
export function splitSteps(
  steps: readonly SilencingStep[],
  together: readonly string[],
): readonly (readonly SilencingStep[])[] {
  const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
  const apart = nodes.filter((node) => !together.includes(node)).map((node) => [node]);
  const groups = [nodes.filter((node) => together.includes(node)), ...apart];
  const stepsOf = (group: readonly string[]): readonly SilencingStep[] =>
    steps
      .map(({ queue, nodes: all }) => ({ queue, nodes: all.filter((node) => group.includes(node)) }))
      .filter((step) => step.nodes.length > 0);
  return groups.map(stepsOf).filter((group) => group.length > 0);
}

/** The ledger after these steps were sent. */
export function markCommanded(ledger: Ledger, steps: readonly SilencingStep[], nowMs: number): Ledger {
  const wasSent = (node: string, queue: string): boolean =>
    steps.some((step) => step.queue === queue && step.nodes.includes(node));
  return {
    workers: ledger.workers.map((worker) => {
      if (!worker.queues.some((queue) => wasSent(worker.node, queue.name))) return worker;
      return {
        ...worker,
        firstCommandAtMs: worker.firstCommandAtMs ?? nowMs,
        queues: worker.queues.map((queue) =>
          wasSent(worker.node, queue.name) ? { ...queue, commandedAtMs: nowMs } : queue,
        ),
      };
    }),
  };
}
