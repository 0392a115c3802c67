import type { Task } from '../model/task.js';
import type { SpanKind, Timeline, TimelineLane, TimelineSettings, TimelineSpan } from '../model/timeline.js';
import { shortenArn } from '../wording/shorten-arn.js';
import { makeSpan, openLane, putLanes, putSpans } from './change-lane.js';
import { drawHealth } from './draw-health.js';
import { drawRollout } from './draw-rollout.js';
import { drawStart } from './draw-start.js';
import { drawStop } from './draw-stop.js';
import type { TimelineLook } from './look.js';
import { noteStoppedConsumers } from './note-consumers.js';

/** These end at the latest when the task starts to stop. */
const WAITS: ReadonlySet<SpanKind> = new Set([
  'register-target',
  'become-healthy',
  'begin-consuming',
  'finish-jobs',
  'idle',
]);

/** Adds one look at the service. Earlier looks are kept, because ECS forgets stopped tasks and targets. */
export function noteLook(timeline: Timeline, look: TimelineLook): Timeline {
  const settings = timeline.settings;
  const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
  const service = drawRollout(known.get('service') ?? openLane('service'), look, settings);
  const lanes = look.tasks.map((task) => {
    const id = shortenArn(task.arn);
    return drawTask(known.get(id) ?? openLane(id), task, look, settings);
  });
  return noteStoppedConsumers(putLanes(timeline, [service, ...lanes]), look);
}

function drawTask(
  lane: TimelineLane,
  task: Task,
  look: TimelineLook,
  settings: TimelineSettings,
): TimelineLane {
  const side = task.startedBy === look.deploymentId ? 'new' : 'old';
  const named: TimelineLane = { ...lane, side, taskDefinitionArn: task.taskDefinitionArn };
  const drawn = [
    ...drawStart(task),
    ...drawHealth(named, task, look, settings),
    ...drawStop(named, task, look, settings),
  ].filter(({ fromMs, toMs }) => isOurs(fromMs, toMs, look));
  const spans = putSpans(lane.spans, drawn);
  const leftAtMs = findLeaving(task, spans);
  return { ...named, spans: leftAtMs === null ? spans : spans.map((span) => cut(span, leftAtMs)) };
}

/** Excludes spans from before this run: those that were over, and those still open since then. */
function isOurs(fromMs: number, toMs: number | null, { startedAtMs }: TimelineLook): boolean {
  return fromMs >= startedAtMs || (toMs ?? startedAtMs) > startedAtMs;
}

function findLeaving(task: Task, spans: readonly TimelineSpan[]): number | null {
  const going = spans.filter(({ kind }) => kind === 'deregister' || kind === 'stop');
  const known = [task.stoppingAtMs, task.stoppedAtMs, ...going.map(({ fromMs }) => fromMs)].filter(
    (atMs) => atMs !== null,
  );
  return task.desiredStatus === 'RUNNING' || known.length === 0 ? null : Math.min(...known);
}

function cut(span: TimelineSpan, atMs: number): TimelineSpan {
  return span.toMs !== null || !WAITS.has(span.kind)
    ? span
    : makeSpan(span.kind, span.fromMs, atMs, span.setting);
}
