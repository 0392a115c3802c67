/** One look at a rollout, what it is judged against, and the judgements. Plain JSON. */
import type { RolloutHealth } from './health.js';
import type { DeathReport } from './report.js';
import type { ServiceUpdate } from './service-update.js';
import type { Service, ServiceDeployment, Target } from './service.js';
import type { TaskDefinition } from './task-definition.js';
import type { Task } from './task.js';

/** During a rolling update: healthy tasks never below `lower`, RUNNING and PENDING never above `upper`. */
export interface RolloutLimits {
  readonly lower: number;
  readonly upper: number;
}

export type Feasibility =
  { readonly possible: true } | { readonly possible: false; readonly problem: string };

/** A task definition made fit for RegisterTaskDefinition; `definition` is null when there are problems. */
export interface CleanedTaskDefinition {
  readonly definition: TaskDefinition | null;
  readonly problems: readonly string[];
  /** Names of the read-only members that were left out. */
  readonly dropped: readonly string[];
}

export interface ImageChange {
  readonly container: string;
  readonly from: string;
  readonly to: string;
}

export interface TaskDefinitionPlan {
  /** The very same object as the base when no image changes. */
  readonly definition: TaskDefinition;
  readonly changes: readonly ImageChange[];
  readonly problems: readonly string[];
}

export interface UpdatePlan {
  readonly update: ServiceUpdate;
  /** ECS will start a new deployment (a changed count or changed percentages alone start none). */
  readonly startsDeployment: boolean;
  /** The service is already what was asked for. */
  readonly noChange: boolean;
  /** What changes, a line each, for people. */
  readonly changes: readonly string[];
}

/** Everything that one turn of the watcher read. */
export interface RolloutSnapshot {
  readonly atMs: number;
  readonly service: Service;
  /** Of our deployment, desired RUNNING. */
  readonly newTasks: readonly Task[];
  /** Of other deployments, not yet STOPPED, also those whose desired status is STOPPED. */
  readonly oldTasks: readonly Task[];
  /** Of our deployment, desired STOPPED. */
  readonly stoppedTasks: readonly Task[];
  /** The service deployment of our deployment; null where it can't be read. */
  readonly serviceDeployment: ServiceDeployment | null;
  /** null: not read, not readable, or no load balancer. */
  readonly targets: readonly Target[] | null;
}

export interface RolloutTarget {
  readonly deploymentId: string;
  readonly taskDefinitionArn: string;
  readonly previousDeploymentId: string;
  readonly startedAtMs: number;
  readonly deadlineAtMs: number;
  /** 0: failed tasks never end the watch. */
  readonly maxFailedTasks: number;
  /** When our id was first not in `deployments[]`; null while it is there. */
  readonly firstSeenMissingAtMs: number | null;
  readonly missingGraceMs: number;
  /** Left out: how long tasks take to become healthy is not judged. */
  readonly health?: RolloutHealth;
}

/**
 * `waiting` and `missing` (our id is not in the list: a lag, so far) ask for another look; `rolling-back` hands over to
 * the rollback's watch; all others are endings.
 */
export type RolloutStatus =
  | 'waiting'
  | 'completed'
  | 'failed'
  | 'rolled-back'
  | 'rolling-back'
  | 'superseded'
  | 'doomed'
  | 'timed-out'
  | 'missing';

export interface RolloutVerdict {
  readonly status: RolloutStatus;
  readonly sentence: string;
  /** The most common way in which our tasks failed, where there is one. */
  readonly death: DeathReport | null;
  /** All new tasks run and are healthy; only old ones are left to go. */
  readonly onlyOldDraining: boolean;
  /** What the health of new tasks is waited for, and until when; left out where it isn't. */
  readonly waitsFor?: string;
}

export type RollbackPlan =
  /** The previous revision is PRIMARY again, or about to be: watch it. */
  | { readonly kind: 'already'; readonly deploymentId: string }
  /** Somebody else's deployment is PRIMARY: hands off. */
  | { readonly kind: 'foreign'; readonly deploymentId: string; readonly sentence: string }
  /** StopServiceDeployment with ROLLBACK. */
  | { readonly kind: 'stop'; readonly serviceDeploymentArn: string }
  | { readonly kind: 'update'; readonly update: ServiceUpdate; readonly sentence: string }
  | { readonly kind: 'impossible'; readonly sentence: string };

export interface RollbackVerdict {
  /** `old-is-primary`: the old revision is the one that ECS works towards; old workers may have their queues back. */
  readonly status: 'waiting' | 'old-is-primary' | 'completed' | 'failed' | 'superseded' | 'timed-out';
  readonly sentence: string;
  readonly primaryId: string | null;
}
