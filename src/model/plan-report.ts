/** What was found out before the first change, for the summary. Plain JSON; no value of the environment. */
import type { LintFinding } from './preflight.js';
import type { RolloutPlan } from './rollout-plan.js';

/** One setting that differs between what runs and what is to run. */
export interface SettingChange {
  /** `service`, `task`, or a container's name. */
  readonly place: string;
  readonly setting: string;
  /** null: not there. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface RosterRow {
  readonly node: string;
  readonly taskArn: string | null;
  readonly answers: boolean;
  readonly queues: readonly string[];
  readonly pool: string | null;
}

/** A call that was denied, and what is missing without it. */
export interface MissingPermission {
  readonly action: string;
  readonly consequence: string;
}

export interface PlanReport {
  /** null: no new deployment, or it can't move. */
  readonly rollout: RolloutPlan | null;
  /** From UpdateService to the end of a rollout that completed; null: not yet, or it didn't. */
  readonly tookMs: number | null;
  readonly findings: readonly LintFinding[];
  readonly ignored: readonly string[];
  readonly changes: readonly SettingChange[];
  readonly roster: readonly RosterRow[];
  readonly missingPermissions: readonly MissingPermission[];
}
