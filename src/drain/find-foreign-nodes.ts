import type { Inputs } from '../model/inputs.js';
import type { Task } from '../model/task.js';
import type { Roster } from '../model/worker.js';
import { chooseNodes } from './choose-nodes.js';
import { findTasksOfNode } from './find-tasks-of-node.js';

interface Facts {
  /** All tasks of the service that run or may still run. */
  readonly tasks: readonly Task[];
  /** Nodes that this run silenced. */
  readonly silenced: readonly string[];
  readonly selection: Pick<Inputs, 'drainWorkers'>;
}

/** Nodes that answered and are certainly no workers of this service, old or new. */
export function findForeignNodes({ otherNodes }: Roster, facts: Facts): readonly string[] {
  const ours = new Set([...chooseNodes(otherNodes, facts.tasks, facts.selection), ...facts.silenced]);
  return otherNodes.filter((node) => !ours.has(node) && findTasksOfNode(node, facts.tasks).length === 0);
}
