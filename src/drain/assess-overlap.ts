import type { Inputs } from '../model/inputs.js';
import { PHASES } from '../model/inputs.js';
import type { Service } from '../model/service.js';
import type { TaskDefinition } from '../model/task-definition.js';
import type { Roster } from '../model/worker.js';
import { type Beat, findBeats } from '../definition/find-beat.js';
import { LONGEST_EXPIRY_MINUTES, computeRoom, planExpiryMinutes } from './plan-expiry.js';

/** ECS allows five unfinished deployments; there must be room for this one and its rollback. */
const UNFINISHED_AT_MOST = 3;

export interface OverlapFacts {
  readonly inputs: Inputs;
  readonly service: Service;
  readonly roster: Roster;
  readonly taskCount: number;
  /** The old and the new definition, if known. */
  readonly definitions: readonly TaskDefinition[];
  /** The service deployments are readable, so ECS can be asked to roll back. */
  readonly canStopDeployments: boolean;
}

/** Everything that prevents `drain: overlap`; empty: it is possible. */
export function assessOverlap(facts: OverlapFacts): readonly string[] {
  return [
    ...assessPhases(facts),
    ...assessRoom(facts),
    ...assessDeployments(facts),
    ...assessWorkers(facts),
    ...assessBeat(facts),
  ];
}

function assessPhases({ inputs }: OverlapFacts): readonly string[] {
  const missing = PHASES.filter((phase) => !inputs.phases.includes(phase));
  return missing.length === 0
    ? []
    : [`all three phases must be in one step (missing: ${missing.join(', ')})`];
}

function assessRoom({ inputs, service, taskCount }: OverlapFacts): readonly string[] {
  const desired = inputs.desiredCount ?? service.desiredCount;
  const maximumPercent = inputs.maximumPercent ?? service.maximumPercent;
  if (desired === 0) return [];
  const room = computeRoom(desired, maximumPercent);
  if (room < 1) {
    const needed = Math.ceil(((desired + 1) * 100) / desired);
    return [
      `with desired-count ${String(desired)} and maximum-percent ${String(maximumPercent)} no new task can start ` +
        `beside the old ones: maximum-percent must be ${String(needed)} or more`,
    ];
  }
  const { drainTimeoutMs, healthTimeoutMs } = inputs;
  const minutes = planExpiryMinutes({ taskCount, room, drainTimeoutMs, healthTimeoutMs });
  if (minutes <= LONGEST_EXPIRY_MINUTES) return [];
  return [
    `the old tasks would need ${String(minutes)} minutes of protection, and ECS allows ` +
      `${String(LONGEST_EXPIRY_MINUTES)}: shorten drain-timeout or health-timeout, or raise maximum-percent`,
  ];
}

function assessDeployments({ service, canStopDeployments }: OverlapFacts): readonly string[] {
  const problems: string[] = [];
  const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
  if (primary !== undefined && primary.rolloutState !== 'COMPLETED') {
    problems.push(
      `the current deployment of the service (${primary.id}) is not completed, so there is nothing to roll back to`,
    );
  }
  const unfinished = service.deployments.filter(({ rolloutState }) => rolloutState === 'IN_PROGRESS').length;
  if (unfinished > UNFINISHED_AT_MOST) {
    problems.push(
      `${String(unfinished)} deployments are unfinished, and ECS allows 5, including this one and its rollback`,
    );
  }
  if (!canStopDeployments) {
    problems.push(
      'the service deployments are not readable (ecs:ListServiceDeployments), so ECS can not be asked to roll back',
    );
  }
  return problems;
}

function assessWorkers({ inputs, roster }: OverlapFacts): readonly string[] {
  const unmapped = roster.workers.filter(({ taskArn }) => taskArn === null).map(({ node }) => node);
  const shared = roster.workers.filter(({ count }) => count > 1).map(({ node }) => node);
  return [
    ...(inputs.drainWorkers === 'auto' ? [] : [describeGlobs(inputs.drainWorkers)]),
    ...(unmapped.length > 0
      ? [`these workers can't be mapped to exactly one task: ${unmapped.join(', ')}`]
      : []),
    ...(shared.length > 0 ? [`more than one worker has the name ${shared.join(', ')}`] : []),
  ];
}

/** A glob that also matches the new workers can't tell them from the old ones; one that doesn't would never find them. */
function describeGlobs(globs: readonly string[]): string {
  return (
    `drain-workers (${globs.join(', ')}) can't tell new workers from old ones: only drain-workers: auto can, ` +
    'because it uses the ECS tasks'
  );
}

function assessBeat({ definitions }: OverlapFacts): readonly string[] {
  const beats = definitions.flatMap(findBeats);
  return [...describeBeats(beats.filter(({ isLocking }) => !isLocking)), ...describeLocks(beats)];
}

function describeBeats(beats: readonly Beat[]): readonly string[] {
  if (beats.length === 0) return [];
  const names = [...new Set(beats.map(({ container }) => container))].join(', ');
  const found = beats.every(({ isGuess }) => isGuess)
    ? `a beat seems to run in ${names}, by the name of its script or container`
    : `a beat runs in ${names}`;
  return [`${found}, and two at once would send every scheduled job twice`];
}

/** RedBeat: the lock stays in Redis until the old beat releases it (sibson/redbeat#100). */
function describeLocks(beats: readonly Beat[]): readonly string[] {
  const names = [...new Set(beats.filter(({ isLocking }) => isLocking).map(({ container }) => container))];
  if (names.length === 0) return [];
  return [
    `a beat runs in ${names.join(', ')}, and the new one would wait for the lock that the old one holds`,
  ];
}
