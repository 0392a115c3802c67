import type { RolloutSnapshot, RolloutTarget } from '../../model/rollout.js';
import { countOf } from '../../wording/count-of.js';
import { formatClock } from '../../wording/format-clock.js';
import { formatDuration } from '../../wording/format-duration.js';
import { type Allowance, describeChecks, findAllowance } from './find-allowance.js';
import { findNeverHealthy, type HealthStanding, type NeverHealthy } from './find-never-healthy.js';

export interface HealthJudgement {
  /** Why the revision can't become healthy; null: it still may. */
  readonly doom: string | null;
  /** What is waited for, and until when; null: nothing that a check decides. */
  readonly waitsFor: string | null;
}

const NOTHING: HealthJudgement = { doom: null, waitsFor: null };

/**
 * May the revision still become healthy? ECS starts every replacement anew, so that one slow task proves nothing (it may
 * have migrated the database, and the next one is quick): `max-failed-tasks` of them must have had their full time, none
 * may live that ever was healthy, and one that started before the first of them was given up gets its own full time.
 */
export function judgeHealth(snapshot: RolloutSnapshot, target: RolloutTarget): HealthJudgement {
  const { health, maxFailedTasks, deadlineAtMs } = target;
  if (health === undefined) return NOTHING;
  const { service } = snapshot;
  // Nobody sees whether one of them is healthy now.
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
    ? 'which the load balancer still checks for the first time'
    : `until ${formatClock(untilMs)} at the latest: ${words}`;
  const wait = `waiting for ${countOf(waiting.length, noun)} to become healthy, ${until}`;
  if (failed.length === 0 || maxFailedTasks === 0) return wait;
  return `${wait} (${countOf(failed.length, 'task')} never did; ${maxFailedTasks} end the watch)`;
}

function describeDoom(
  { service }: RolloutSnapshot,
  target: RolloutTarget,
  failed: readonly NeverHealthy[],
  allowance: Allowance | null,
): string {
  const stopped = failed.filter((one) => one.stopped);
  const living = failed.filter((one) => !one.stopped);
  const rule = describeRule(target, service.healthCheckGracePeriodSeconds);
  const parts = [
    ...(stopped.length === 0
      ? []
      : [`ECS stopped ${stopped.length} for failed checks ${lives(stopped)}${rule}`]),
    ...(living.length === 0
      ? []
      : [
          `${living.length} still ${living.length === 1 ? 'fails' : 'fail'} ${lives(living)}, and ${allowance?.words ?? ''} were allowed`,
        ]),
  ];
  const said = failed
    .map(({ task }) => target.health?.history.complaints[task.arn])
    .filter((words) => words !== undefined);
  const complaint = said.at(-1);
  const quote = complaint === undefined ? '' : ` ${complaint.replace(/\.?$/, '.')}`;
  const sinceMs = target.health?.history.sinceMs ?? 0;
  const isWhole = failed.every(({ task }) => (task.startedAtMs ?? sinceMs) >= sinceMs);
  const claim = isWhole ? 'never became healthy' : 'were not healthy since this watch began';
  const their = failed.length === 1 ? 'its' : 'their';
  return `${countOf(failed.length, 'new task')} had ${their} full time and ${claim}: ${parts.join('; ')}.${quote}`;
}

/** What ECS itself goes by, where that is one target group's settings alone. */
function describeRule({ health }: RolloutTarget, graceSeconds: number): string {
  const { targetGroups, containerChecks } = health?.settings ?? {};
  const [group, ...others] = targetGroups ?? [];
  if (group === undefined || others.length > 0 || containerChecks?.length !== 0) return '';
  const words = describeChecks(group.unhealthyThreshold, group.intervalSeconds, graceSeconds);
  return ` (its limit: ${words})`;
}

/** `after 71 s and 75 s`, or the span where there are more. */
function lives(tasks: readonly NeverHealthy[]): string {
  const times = tasks.map(({ livedMs }) => livedMs).sort((a, b) => a - b);
  const words = [...new Set([times[0], times.at(-1)].map((ms) => formatDuration(ms ?? 0)))];
  return `after ${words.join(tasks.length > 2 ? ' to ' : ' and ')}`;
}
