import type { RolloutSnapshot, RolloutVerdict } from './rollout.js';

export interface WatchOrder {
  readonly deploymentId: string;
  readonly taskDefinitionArn: string;
  readonly previousDeploymentId: string;
  /** The new workers must answer and consume what the old ones consumed. */
  readonly provesWorkers: boolean;
}

export interface WatchResult {
  /**
   * As `assessRollout` says; `unproven`: the new workers do not consume what the old ones did; `left-finishing`: the new
   * revision serves, and old tasks finish long jobs under their protection.
   */
  readonly status: Exclude<RolloutVerdict['status'], 'waiting' | 'missing'> | 'unproven' | 'left-finishing';
  readonly sentence: string;
  readonly onlyOldDraining: boolean;
  readonly snapshot: RolloutSnapshot;
}
