/** Looks at a service of two tasks, at seconds after the start of a run. */
import type { Service, Target } from '../../../src/model/service.js';
import type { Task } from '../../../src/model/task.js';
import type { SpanKind, Timeline, TimelineLane, TimelineSettings } from '../../../src/model/timeline.js';
import type { TimelineLook } from '../../../src/timeline/look.js';
import { noteLook } from '../../../src/timeline/note-look.js';
import { openTimeline } from '../../../src/timeline/open-timeline.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ARN,
  OLD_ID,
  TARGET_GROUP_ARN,
  aRollingService,
} from '../../support/builders/world.js';

export const at = (seconds: number): number => NOW_MS + seconds * 1000;

export const LOAD_BALANCED: Partial<Service> = {
  loadBalancers: [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'web', containerPort: 8000 }],
};

export function aLook(seconds: number, change: Partial<TimelineLook> = {}): TimelineLook {
  return {
    atMs: at(seconds),
    startedAtMs: NOW_MS,
    deploymentId: NEW_ID,
    service: aRollingService({ createdAtMs: at(1) }),
    serviceDeployment: null,
    tasks: [],
    targets: null,
    holdsOld: false,
    ...change,
  };
}

/** A task as DescribeTasks gives it; an old one was there long before the run. Its address is its id. */
export function task(id: string, side: 'old' | 'new', change: Partial<Task> = {}): Task {
  const ours = { taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, createdAtMs: at(2), startedAtMs: null };
  const theirs = {
    taskDefinitionArn: OLD_ARN,
    startedBy: OLD_ID,
    createdAtMs: at(-900),
    startedAtMs: at(-860),
  };
  return {
    arn: `arn:aws:ecs:eu-west-1:111122223333:task/shop/${id}`,
    ...(side === 'new' ? ours : theirs),
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    pullStartedAtMs: null,
    pullStoppedAtMs: null,
    stoppingAtMs: null,
    executionStoppedAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
    privateDnsName: null,
    privateIpv4: id,
    containers: [],
    ...change,
  };
}

export function target(id: string, state: string): Target {
  return { targetGroupArn: TARGET_GROUP_ARN, id, port: 8000, state, reason: null, description: null };
}

/** The timeline after these looks. */
export function watch(looks: readonly TimelineLook[], settings: TimelineSettings = {}): Timeline {
  return looks.reduce(noteLook, { ...openTimeline(), settings });
}

export function laneOf({ lanes }: Timeline, id: string): TimelineLane | undefined {
  return lanes.find((lane) => lane.id === id);
}

/** Spans of a lane as seconds since the start of the run, by kind; null: not over. */
export function secondsOf(
  timeline: Timeline,
  id: string,
): Partial<Record<SpanKind, [number, number | null]>> {
  const spans = laneOf(timeline, id)?.spans ?? [];
  const seconds = (ms: number): number => (ms - NOW_MS) / 1000;
  return Object.fromEntries(
    spans.map(({ kind, fromMs, toMs }) => [kind, [seconds(fromMs), toMs === null ? null : seconds(toMs)]]),
  );
}
