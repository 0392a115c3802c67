/** How long a new task may take until it must be healthy, and what was seen of it. Plain JSON. */
import type { ContainerCheckPace } from './rollout-plan.js';
import type { TargetGroupSettings } from './service.js';

/** The checks that a task of the service has to pass. */
export interface HealthSettings {
  /** Of every target group of the service; null: one of them can't be read. */
  readonly targetGroups: readonly TargetGroupSettings[] | null;
  /** Of the essential containers of the new revision; null: the task definition can't be read. */
  readonly containerChecks: readonly ContainerCheckPace[] | null;
}

/** What the watch saw of the tasks' health so far. */
export interface HealthHistory {
  /** When the watch began: what happened before is not known. */
  readonly sinceMs: number;
  /** By task: when it was first seen healthy by every check. */
  readonly healthyAtMs: Readonly<Record<string, number>>;
  /** By task: what its failing check reported last. */
  readonly complaints: Readonly<Record<string, string>>;
  /** From RUNNING to healthy, of tasks that came up, of either revision. */
  readonly observedMs: readonly number[];
}

export interface RolloutHealth {
  readonly settings: HealthSettings;
  readonly history: HealthHistory;
}
