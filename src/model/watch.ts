/** The watch of one deployment: which one, what one look at the service shows, and how the watch ends. Plain JSON. */
import type { Evidence } from './evidence.js';
import type { RolloutSnapshot, RolloutVerdict } from './rollout.js';
import type { Service, ServiceDeployment, Target } from './service.js';
import type { Task } from './task.js';

export interface WatchOrder {
  readonly deploymentId: string;
  readonly taskDefinitionArn: string;
  readonly previousDeploymentId: string;
  /** The new workers must answer and consume what the old ones consumed. */
  readonly provesWorkers: boolean;
  /** How long the plan expects the rollout to take; null: no plan. */
  readonly expectedMs: number | null;
}

/** What one turn of a watch reads of the service. */
export interface ServiceLook {
  readonly atMs: number;
  readonly service: Service;
  /** All tasks that ECS describes, stopped ones included. */
  readonly tasks: readonly Task[];
  /** The service deployment of our deployment; null where it can't be read. */
  readonly serviceDeployment: ServiceDeployment | null;
  /** null: not read, not readable, or no load balancer. */
  readonly targets: readonly Target[] | null;
}

export interface WatchEnding {
  /**
   * As `assessRollout` says; `unproven`: the new workers do not consume what the old ones did; `left-finishing`: the new
   * revision serves, and old tasks finish long jobs under their protection.
   */
  readonly status: Exclude<RolloutVerdict['status'], 'waiting' | 'missing'> | 'unproven' | 'left-finishing';
  readonly sentence: string;
  readonly onlyOldDraining: boolean;
  /** False: the last turns showed nothing, and the bound ended the watch. */
  readonly isKnown: boolean;
  /** The last one; null: none could be taken. */
  readonly snapshot: RolloutSnapshot | null;
}

/** How a watch ended, and all that it saw. */
export interface WatchResult extends WatchEnding {
  readonly seen: Evidence;
}
