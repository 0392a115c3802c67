import type { Evidence, TargetHistory, TargetLook } from '../../model/evidence.js';
import type { RolloutSnapshot } from '../../model/rollout.js';
import type { Target } from '../../model/service.js';
import type { Task } from '../../model/task.js';

const LOOKS_AT_MOST = 50;
const TARGETS_AT_MOST = 500;

/** Adds one look to every target's history; an unchanged state is not repeated. */
export function noteTargets(evidence: Evidence, snapshot: RolloutSnapshot): readonly TargetHistory[] {
  const { targets, atMs } = snapshot;
  if (targets === null) return evidence.targets;
  const listed = new Map(targets.map((target) => [keyOf(target), target]));
  const known = new Set(evidence.targets.map(keyOf));
  const grown = evidence.targets.map((history) =>
    grow(history, listed.get(keyOf(history)) ?? null, snapshot),
  );
  const added = targets
    .filter((target) => !known.has(keyOf(target)))
    .map((target) => ({ ...open(target, evidence, snapshot), looks: [lookAt(target, atMs)] }));
  return [...grown, ...added].slice(-TARGETS_AT_MOST);
}

function grow(history: TargetHistory, target: Target | null, snapshot: RolloutSnapshot): TargetHistory {
  const look = lookAt(target, snapshot.atMs);
  const last = history.looks.at(-1);
  const task = findTask(history, snapshot);
  const owner = task === null ? {} : { taskArn: task.arn, isNew: isOurs(task, snapshot) };
  if (last !== undefined && sameLook(last, look)) return { ...history, ...owner };
  return { ...history, ...owner, looks: [...history.looks, look].slice(-LOOKS_AT_MOST) };
}

/** A target without a known task (an instance) is ours if it appeared after the first look. */
function open(target: Target, evidence: Evidence, snapshot: RolloutSnapshot): Omit<TargetHistory, 'looks'> {
  const { targetGroupArn, id, port } = target;
  const task = findTask(target, snapshot);
  const isNew = task === null ? evidence.service !== null : isOurs(task, snapshot);
  return { targetGroupArn, id, port, taskArn: task?.arn ?? null, isNew };
}

function findTask({ id }: Pick<Target, 'id'>, snapshot: RolloutSnapshot): Task | null {
  const { newTasks, oldTasks, stoppedTasks } = snapshot;
  // An address may be reused: running tasks take precedence over stopped ones.
  return [...newTasks, ...oldTasks, ...stoppedTasks].find(({ privateIpv4 }) => privateIpv4 === id) ?? null;
}

function isOurs({ arn }: Task, { newTasks, stoppedTasks }: RolloutSnapshot): boolean {
  return [...newTasks, ...stoppedTasks].some((task) => task.arn === arn);
}

function lookAt(target: Target | null, atMs: number): TargetLook {
  if (target === null) return { atMs, state: 'gone', reason: null, description: null };
  const { state, reason, description } = target;
  return { atMs, state, reason, description };
}

function sameLook(a: TargetLook, b: TargetLook): boolean {
  return a.state === b.state && a.reason === b.reason && a.description === b.description;
}

function keyOf({ targetGroupArn, id, port }: Pick<Target, 'targetGroupArn' | 'id' | 'port'>): string {
  return JSON.stringify([targetGroupArn, id, port]);
}
