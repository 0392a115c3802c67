import type { Task } from '../model/task.js';
import type { TimelineLane, TimelineSettings, TimelineSpan } from '../model/timeline.js';
import { makeSpan } from './change-lane.js';
import { findTargets } from './find-targets.js';
import { findHealthSetting } from './find-setting.js';
import type { TimelineLook } from './look.js';

/** ECS sends these events once new tasks count as healthy: an old task is stopped, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;

/**
 * From RUNNING to healthy: with a load balancer or container checks, when a look first showed it; without checks, when an
 * ECS event did. Left out if neither can be seen.
 */
export function drawHealth(
  lane: TimelineLane,
  task: Task,
  look: TimelineLook,
  settings: TimelineSettings,
): readonly TimelineSpan[] {
  const { startedAtMs } = task;
  if (startedAtMs === null) return noteEarlyTarget(lane, task, look);
  // A task from before this run became healthy at an unknown time.
  if (startedAtMs < look.startedAtMs) return [];
  const isDone = lane.spans.some(({ kind, toMs }) => kind === 'become-healthy' && toMs !== null);
  if (isDone) return [];
  const leftAtMs = task.stoppingAtMs ?? task.stoppedAtMs;
  if (look.service.loadBalancers.length > 0) return drawInTargetGroups(lane, task, look, settings);
  if (settings.containerCheckIntervalMs === null && task.healthStatus !== 'HEALTHY') {
    const provedAtMs = look.holdsOld ? null : findProof(look, startedAtMs);
    const wasThere = leftAtMs === null || (provedAtMs !== null && provedAtMs < leftAtMs);
    if (provedAtMs === null || !wasThere) return [];
    return [makeSpan('become-healthy', startedAtMs, provedAtMs, findHealthSetting('nothing', settings))];
  }
  const isChecked = typeof settings.containerCheckIntervalMs === 'number' || isJudged(task);
  if (!isChecked) return [];
  const toMs = leftAtMs ?? (task.healthStatus === 'HEALTHY' ? look.atMs : null);
  return [makeSpan('become-healthy', startedAtMs, toMs, findHealthSetting('container', settings))];
}

function isJudged({ healthStatus }: Task): boolean {
  return healthStatus === 'HEALTHY' || healthStatus === 'UNHEALTHY';
}

/** ECS may register a target before the task is RUNNING; then registering takes no extra time. */
function noteEarlyTarget(lane: TimelineLane, task: Task, look: TimelineLook): readonly TimelineSpan[] {
  const isKnown = lane.spans.some(({ kind }) => kind === 'register-target');
  if (isKnown || findTargets(task, look)?.registered !== true) return [];
  return [makeSpan('register-target', look.atMs, look.atMs)];
}

function drawInTargetGroups(
  lane: TimelineLane,
  task: Task,
  look: TimelineLook,
  settings: TimelineSettings,
): readonly TimelineSpan[] {
  const fromMs = task.startedAtMs ?? look.atMs;
  const leftAtMs = task.stoppingAtMs ?? task.stoppedAtMs;
  const targets = findTargets(task, look);
  const known = lane.spans.find(({ kind }) => kind === 'register-target');
  if (targets === null) return [];
  if (known?.toMs == null && !targets.registered) return [makeSpan('register-target', fromMs, leftAtMs)];
  const registered = known?.toMs == null ? makeSpan('register-target', fromMs, look.atMs) : known;
  const isHealthy = targets.healthy && task.healthStatus !== 'UNHEALTHY';
  const toMs = isHealthy ? look.atMs : leftAtMs;
  const setting = findHealthSetting(leftAtMs === null || isHealthy ? 'targets' : 'failing-targets', settings);
  const sinceMs = Math.max(fromMs, registered.toMs ?? fromMs);
  return [registered, makeSpan('become-healthy', sinceMs, toMs, setting)];
}

function findProof({ service }: TimelineLook, sinceMs: number): number | null {
  const proofs = service.events.filter(({ atMs, message }) => atMs >= sinceMs && PROVED.test(message));
  return proofs.length === 0 ? null : Math.min(...proofs.map(({ atMs }) => atMs));
}
