import type { RolloutSnapshot, RolloutTarget } from '../../model/rollout.js';
import { countOf } from '../../wording/count-of.js';
import { formatClock } from '../../wording/format-clock.js';
import { formatDuration } from '../../wording/format-duration.js';
import { type Allowance, describeChecks, findAllowance } from './find-allowance.js';
import { findNeverHealthy, type HealthStanding, type NeverHealthy } from './find-never-healthy.js';

export interface HealthJudgement {
  /** Why the revision can't become healthy; null: it still can. */
  readonly doom: string | null;
  /** What the rollout is waiting for, and until when; null: nothing that depends on a check. */
  readonly waitsFor: string | null;
}

const NOTHING: HealthJudgement = { doom: null, waitsFor: null };

/**
 * Can the revision still become healthy? One slow task proves nothing: ECS starts a replacement, which may be faster (the
 * first one may have migrated the database). The revision is doomed once `max-failed-tasks` tasks have used up their time,
 * no running task was ever healthy, and none that started before the first failure has time left.
 */
export function judgeHealth(snapshot: RolloutSnapshot, target: RolloutTarget): HealthJudgement {
  const { health, maxFailedTasks, deadlineAtMs } = target;
  if (health === undefined) return NOTHING;
  const { service } = snapshot;
  // Unreadable targets: whether a task is healthy is not known.
  if (service.loadBalancers.length > 0 && snapshot.targets === null) return NOTHING;
  const allowance = findAllowance(service, health.settings, health.history.observedMs);
  const standing = findNeverHealthy(snapshot, health.history, allowance?.ms ?? null);
  const { failed, waiting } = standing;
  if (maxFailedTasks > 0 && failed.length >= maxFailedTasks && !standing.anyProved) {
    const firstAtMs = failed[0]?.atMs ?? 0;
    const deservesTime = waiting.some(({ startedAtMs }) => startedAtMs !== null && startedAtMs < firstAtMs);
    if (!deservesTime) return { doom: describeDoom(snapshot, target, failed, allowance), waitsFor: null };
  }
  if (allowance === null || waiting.length === 0) return NOTHING;
  const starts = waiting.map((task) => Math.max(task.startedAtMs ?? 0, health.history.sinceMs));
  const untilMs = Math.min(deadlineAtMs, Math.max(...starts) + allowance.ms);
  return {
    doom: null,
    waitsFor: describeWait(standing, { untilMs, atMs: snapshot.atMs }, allowance, target),
  };
}

function describeWait(
  { waiting, failed }: HealthStanding,
  { untilMs, atMs }: { readonly untilMs: number; readonly atMs: number },
  { words }: Allowance,
  { maxFailedTasks, health }: RolloutTarget,
): string {
  const noun = health?.settings.targetGroups?.length === 0 ? 'task' : 'target';
  const isOver = untilMs <= atMs;
  const until = isOver
    ? 'whose first checks are not finished'
    : `until ${formatClock(untilMs)} at the latest: ${words}`;
  const wait = `waiting for ${countOf(waiting.length, noun)} to become healthy, ${until}`;
  if (failed.length === 0 || maxFailedTasks === 0) return wait;
  return `${wait} (${countOf(failed.length, 'task')} never did; ${maxFailedTasks} fail the rollout)`;
}

function describeDoom(
  { service }: RolloutSnapshot,
  target: RolloutTarget,
  failed: readonly NeverHealthy[],
  allowance: Allowance | null,
): string {
  const stopped = failed.filter((one) => one.stopped);
  const running = failed.filter((one) => !one.stopped);
  const rule = describeRule(target, service.healthCheckGracePeriodSeconds);
  const parts = [
    ...(stopped.length === 0
      ? []
      : [`ECS stopped ${stopped.length} for failed health checks ${describeTimes(stopped)}${rule}`]),
    ...(running.length === 0
      ? []
      : [
          `${running.length} still ${running.length === 1 ? 'fails' : 'fail'} ${describeTimes(running)} (allowed: ${allowance?.words ?? ''})`,
        ]),
  ];
  const complaints = failed
    .map(({ task }) => target.health?.history.complaints[task.arn])
    .filter((words) => words !== undefined);
  const complaint = complaints.at(-1);
  const quote = complaint === undefined ? '' : ` ${complaint.replace(/\.?$/, '.')}`;
  const sinceMs = target.health?.history.sinceMs ?? 0;
  const isWhole = failed.every(({ task }) => (task.startedAtMs ?? sinceMs) >= sinceMs);
  const has = failed.length === 1 ? 'has' : 'have';
  const claim = isWhole
    ? 'did not become healthy in time'
    : `${has} not been healthy since this watch started`;
  return `${countOf(failed.length, 'new task')} ${claim}: ${parts.join('; ')}.${quote}`;
}

/** ECS's own limit, if it depends on the settings of one target group alone. */
function describeRule({ health }: RolloutTarget, graceSeconds: number): string {
  const { targetGroups, containerChecks } = health?.settings ?? {};
  const [group, ...others] = targetGroups ?? [];
  if (group === undefined || others.length > 0 || containerChecks?.length !== 0) return '';
  const words = describeChecks(group.unhealthyThreshold, group.intervalSeconds, graceSeconds);
  return ` (its limit: ${words})`;
}

/** `after 71 s and 75 s`; for more than two tasks the range. */
function describeTimes(tasks: readonly NeverHealthy[]): string {
  const times = tasks.map(({ livedMs }) => livedMs).sort((a, b) => a - b);
  const words = [...new Set([times[0], times.at(-1)].map((ms) => formatDuration(ms ?? 0)))];
  return `after ${words.join(tasks.length > 2 ? ' to ' : ' and ')}`;
}
