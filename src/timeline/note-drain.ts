import type { Timeline, TimelineLane, TimelineSpan } from '../model/timeline.js';
import { shortenArn } from '../wording/shorten-arn.js';
import { makeSpan, openLane, putLanes, putSpans } from './change-lane.js';
import { findDrainSetting } from './find-setting.js';
import type { SurveyedWorker } from './note-consumers.js';
import { setConsumers, noteTakenConsumers } from './note-consumers.js';

/** A worker in a drain. */
export interface DrainedWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly side: 'old' | 'new';
  readonly state: string;
  readonly queues: readonly { readonly name: string; readonly confirmed: boolean }[];
  /** null: no command to stop consuming was sent yet. */
  readonly firstCommandAtMs: number | null;
  readonly idleAtMs: number | null;
  /** Jobs that it holds, running or fetched. */
  readonly active: readonly unknown[];
  readonly reserved: readonly unknown[];
  /** Held when it was silenced; null: not known yet. */
  readonly jobsAtStart: number | null;
}

/** Adds one look at the workers of a drain: which finish jobs, and since when which are idle. */
export function noteDrain(timeline: Timeline, atMs: number, workers: readonly DrainedWorker[]): Timeline {
  const byLane = new Map<string, DrainedWorker[]>();
  for (const worker of workers.filter(({ firstCommandAtMs }) => firstCommandAtMs !== null)) {
    const id = worker.taskArn === null ? worker.node : shortenArn(worker.taskArn);
    byLane.set(id, [...(byLane.get(id) ?? []), worker]);
  }
  const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
  const setting = findDrainSetting(timeline.settings);
  const lanes = [...byLane].map(([id, group]) =>
    drawDrain(known.get(id) ?? openLane(id), group, atMs, setting),
  );
  return noteTakenConsumers(putLanes(timeline, lanes), atMs, workers);
}

function drawDrain(
  lane: TimelineLane,
  workers: readonly DrainedWorker[],
  atMs: number,
  setting: TimelineSpan['setting'],
): TimelineLane {
  const find = (kind: TimelineSpan['kind']): TimelineSpan | null =>
    lane.spans.find((span) => span.kind === kind) ?? null;
  if (find('stop') !== null || find('deregister') !== null) return lane;
  const isGone = workers.every(({ state }) => state === 'gone');
  const fromMs = Math.min(...workers.map(({ firstCommandAtMs }) => firstCommandAtMs ?? atMs));
  const idleTimes = workers.map(({ idleAtMs, state }) => idleAtMs ?? (state === 'gone' ? atMs : null));
  const idleAtMs = idleTimes.every((time) => time !== null) ? Math.max(...idleTimes) : null;
  const known = find('finish-jobs');
  // A worker that is gone does not come back.
  const finishedAtMs = isGone && known !== null && known.toMs !== null ? known.toMs : idleAtMs;
  const idle = find('idle');
  if (known === null && (!isGone || idle !== null) && workers.every(heldNone)) {
    return putDrain(lane, workers, [idle ?? makeSpan('idle', fromMs, null)]);
  }
  const keepsIdle = idle !== null && idle.fromMs === finishedAtMs;
  return putDrain(lane, workers, [
    makeSpan('finish-jobs', fromMs, finishedAtMs, setting),
    ...(finishedAtMs === null || (isGone && !keepsIdle)
      ? []
      : [keepsIdle ? idle : makeSpan('idle', finishedAtMs, null)]),
  ]);
}

/** Nothing was to be finished: it is idle from its silencing on, though only a second look proves it. */
function heldNone({ state, active, reserved, jobsAtStart }: DrainedWorker): boolean {
  return jobsAtStart === 0 && active.length + reserved.length === 0 && state !== 'silent';
}

function putDrain(
  lane: TimelineLane,
  workers: readonly DrainedWorker[],
  spans: readonly TimelineSpan[],
): TimelineLane {
  const others = lane.spans.filter(({ kind }) => kind !== 'idle');
  const [first] = workers;
  return {
    ...lane,
    side: lane.side ?? first?.side ?? null,
    nodes: [...new Set([...lane.nodes, ...workers.map(({ node }) => node)])],
    spans: putSpans(others, spans),
  };
}

/** Ends the drain of workers that got their queues back and consume again. */
export function noteDrainEnd(timeline: Timeline, atMs: number, workers: readonly SurveyedWorker[]): Timeline {
  const nodes = new Set(workers.map(({ node }) => node));
  const lanes = timeline.lanes
    .filter((lane) => lane.nodes.some((node) => nodes.has(node)))
    .map((lane) => ({ ...lane, spans: lane.spans.map((span) => endDraining(span, atMs)) }));
  return setConsumers(putLanes(timeline, lanes), atMs, workers);
}

function endDraining(span: TimelineSpan, atMs: number): TimelineSpan {
  const isDraining = span.kind === 'finish-jobs' || span.kind === 'idle';
  return isDraining && span.toMs === null ? makeSpan(span.kind, span.fromMs, atMs, span.setting) : span;
}
