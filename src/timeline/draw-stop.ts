import type { Task } from '../model/task.js';
import type { TimelineLane, TimelineSettings, TimelineSpan } from '../model/timeline.js';
import { makeSpan } from './change-lane.js';
import { findTargets } from './find-targets.js';
import { findDeregistrationSetting, findStopSetting } from './find-setting.js';
import type { TimelineLook } from './look.js';

/** How a task stops: it leaves the load balancer, gets the stop signal, and loses its network interface. */
export function drawStop(
  lane: TimelineLane,
  task: Task,
  look: TimelineLook,
  settings: TimelineSettings,
): readonly TimelineSpan[] {
  if (task.desiredStatus === 'RUNNING') return [];
  const { startedAtMs, stoppingAtMs, stoppedAtMs } = task;
  const executionStoppedAtMs = task.executionStoppedAtMs ?? null;
  const exitedAtMs = executionStoppedAtMs ?? stoppedAtMs;
  const deregister = drawDeregistration(lane, task, look, settings, exitedAtMs);
  const spans = deregister === null ? [] : [deregister];
  if (startedAtMs === null || stoppingAtMs === null || deregister?.toMs === null) return spans;
  // ECS doesn't document whether `stoppingAt` is the decision or the signal; with a load balancer the signal is later.
  const signalledAtMs = Math.max(stoppingAtMs, deregister?.toMs ?? 0);
  const isPlain = look.service.loadBalancers.length === 0 || deregister !== null;
  const setting = isPlain && lane.side !== 'new' ? findStopSetting(settings) : null;
  spans.push(makeSpan('stop', signalledAtMs, exitedAtMs, setting));
  if (executionStoppedAtMs !== null) spans.push(makeSpan('clean-up', executionStoppedAtMs, stoppedAtMs));
  return spans;
}

function drawDeregistration(
  lane: TimelineLane,
  task: Task,
  look: TimelineLook,
  settings: TimelineSettings,
  exitedAtMs: number | null,
): TimelineSpan | null {
  const known = lane.spans.find(({ kind }) => kind === 'deregister') ?? null;
  const isDraining =
    exitedAtMs === null && (task.lastStatus === 'DEACTIVATING' || findTargets(task, look)?.draining === true);
  if (known === null && !isDraining) return null;
  if (known !== null && known.toMs !== null) return known;
  const toMs = isDraining ? null : Math.min(look.atMs, exitedAtMs ?? look.atMs);
  return makeSpan('deregister', known?.fromMs ?? look.atMs, toMs, findDeregistrationSetting(settings));
}
