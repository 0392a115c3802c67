import type { Evidence, TargetGroup, TargetHistory, TargetLook } from '../../model/evidence.js';
import { shortenArn } from '../../wording/shorten-arn.js';
import { shortenLines } from './shorten-lines.js';
import { findInEvents } from './find-in-events.js';
import { isExitByItself, isHealthCheckFailure } from './judge-task.js';

/** A target group whose health checks the new revision fails, all for one reason. */
export type FailingProbe = {
  readonly targetGroupArn: string;
  /** The container behind it; null where the service doesn't say. */
  readonly container: string | null;
  readonly taskArns: readonly string[];
  readonly port: number | null;
  /** In the load balancer's words: `Request timed out`, `Health checks failed with these codes: [404]`. */
  readonly description: string;
  /** The HTTP status it got; null when it got none. */
  readonly code: number | null;
  /** What it asks for; null where the target group couldn't be read. */
  readonly path: string | null;
  /** ECS events that say so, else the load balancer's own words. */
  readonly lines: readonly string[];
};

/** Texts: ECS developer guide, service-unhealthy-event-messages; older events lack `(task T)`. */
const EVENT =
  /\(service [^)]+\)(?: \(task ([^)]+)\))?(?: \(instance [^)]+\))? \(port (\d+)\) is unhealthy in \(?target-group ([^)\s]+)\)? due to \(reason (.+?)\.?\)/i;

type Sighting = Omit<FailingProbe, 'taskArns' | 'lines' | 'code' | 'path' | 'container'> & {
  readonly taskArn: string | null;
};

/**
 * Health checks that the new revision fails now, by target group and reason. One unhealthy event alone is routine, and a
 * target group in which one new target is healthy proves that the revision can be.
 */
export function findFailingProbes(evidence: Evidence): FailingProbe[] {
  const seen = [...findInTargets(evidence), ...findInTaskEvents(evidence)];
  const groups = new Map<string, Sighting[]>();
  for (const one of seen.filter(({ targetGroupArn }) => !hasHealthy(evidence, targetGroupArn))) {
    const key = `${one.targetGroupArn} ${one.description}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((sightings) => toProbe(evidence, sightings));
}

export function findTargetGroup({ targetGroups }: Evidence, arn: string): TargetGroup | null {
  return targetGroups.find((group) => group.arn === arn) ?? null;
}

function findInTargets(evidence: Evidence): Sighting[] {
  return evidence.targets.flatMap((target) => {
    const look = lastJudged(target);
    if (!target.isNew || look?.state.startsWith('unhealthy') !== true) return [];
    const { targetGroupArn, port, taskArn } = target;
    return [{ targetGroupArn, port, taskArn, description: look.description ?? look.reason ?? 'unhealthy' }];
  });
}

/** Where targets couldn't be read: what the events say of our tasks, once ECS acted on it or said it twice. */
function findInTaskEvents(evidence: Evidence): Sighting[] {
  if (evidence.targets.some(({ isNew }) => isNew)) return [];
  const tasks = [...evidence.newTasks, ...evidence.stoppedTasks];
  const said = findInEvents(evidence, EVENT).flatMap(
    ({ groups: [id = '', port = '', group = '', reason = ''] }) => {
      const task = tasks.find(({ arn }) => shortenArn(arn) === id);
      const sighting = {
        targetGroupArn: group,
        port: Number(port),
        taskArn: task?.arn ?? '',
        description: reason,
      };
      return task === undefined ? [] : [{ task, sighting }];
    },
  );
  const acted = said.some(({ task }) => isHealthCheckFailure(task));
  return acted || said.length > 1 ? said.map(({ sighting }) => sighting) : [];
}

/** The last state that the checks gave it: draining and gone say nothing of its health. */
function lastJudged({ looks }: TargetHistory): TargetLook | undefined {
  return looks.findLast(({ state }) => state === 'healthy' || state.startsWith('unhealthy'));
}

function hasHealthy({ targets }: Evidence, targetGroupArn: string): boolean {
  const ours = targets.filter((target) => target.isNew && target.targetGroupArn === targetGroupArn);
  return ours.some((target) => target.looks.at(-1)?.state === 'healthy');
}

function toProbe(evidence: Evidence, sightings: readonly Sighting[]): FailingProbe[] {
  const [first] = sightings;
  if (first === undefined) return [];
  const { targetGroupArn, port, description } = first;
  const code = parseCode(description);
  const taskArns = [...new Set(sightings.flatMap(({ taskArn }) => taskArn ?? []))];
  // A task that ended by itself answers nothing: its failed checks are what follows, not why.
  if (code === null && taskArns.length > 0 && taskArns.every((arn) => hasExited(evidence, arn))) return [];
  const group = findTargetGroup(evidence, targetGroupArn);
  const lines = quoteEvents(evidence, first, taskArns);
  const container =
    evidence.service?.loadBalancers.find((one) => one.targetGroupArn === targetGroupArn)?.containerName ??
    null;
  const path = group?.healthCheck.path ?? null;
  return [{ targetGroupArn, container, taskArns, port, description, code, path, lines }];
}

function quoteEvents(evidence: Evidence, { targetGroupArn, description }: Sighting, arns: readonly string[]) {
  const ids = new Set(arns.map(shortenArn));
  const said = findInEvents(evidence, EVENT).filter(
    ({ groups: [id = '', , group, reason] }) =>
      group === targetGroupArn && reason === description && (id === '' || ids.has(id)),
  );
  return said.length === 0 ? [description] : shortenLines(said.map(({ line }) => line));
}

function hasExited({ stoppedTasks }: Evidence, taskArn: string): boolean {
  return stoppedTasks.some((task) => task.arn === taskArn && isExitByItself(task));
}

function parseCode(description: string): number | null {
  const code = /codes: \[(\d{3})/.exec(description)?.[1];
  return code === undefined ? null : Number(code);
}
