/** What a rolling update will be like: the waves that ECS will run, and how long they take. Plain JSON. */

/** A duration that isn't known exactly, in milliseconds. */
export interface Range {
  readonly best: number;
  readonly expected: number;
  readonly worst: number;
}

/** A target group's settings, as far as they make a rollout slow or fast. */
export interface TargetGroupPace {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly deregistrationDelaySeconds: number;
}

/** The slowest health check of an essential container. */
export interface ContainerCheckPace {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

/** What is known of how fast this service's tasks come and go. */
export interface PaceFacts {
  /** From created to RUNNING, of tasks of this service; empty: none is known. */
  readonly observedStartMs: readonly number[];
  /** From RUNNING to counted as healthy, of tasks of this service; empty: none is known. */
  readonly observedHealthyMs: readonly number[];
  /** Of the service's target groups; empty without a load balancer. */
  readonly targetGroups: readonly TargetGroupPace[];
  /** null: no essential container has a health check. */
  readonly containerCheck: ContainerCheckPace | null;
  readonly stopTimeoutSeconds: number;
  /** The old tasks don't react to SIGTERM, so each of them takes its whole stopTimeout. */
  readonly ignoresStopSignal: boolean;
}

/** How long each step of a task's life takes. */
export interface Pace {
  /** Until the scheduler's next pass sees what happened. */
  readonly notice: Range;
  /** From one pass of the scheduler to the next. */
  readonly pass: Range;
  /** From created to RUNNING. */
  readonly start: Range;
  /** From RUNNING to healthy. */
  readonly prove: Range;
  /** From the decision to stop to STOPPED. */
  readonly stop: Range;
}

export interface RolloutPlanQuestion {
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Old tasks that run now. */
  readonly oldCount: number;
  /** How many of them count as healthy. */
  readonly oldHealthyCount: number;
  /** Old tasks are protected until the new ones consume: none is stopped before a new one is healthy. */
  readonly holdsOld: boolean;
  /** What waiting for jobs may add to the rollout itself; 0 where the drain is over before it, or there is none. */
  readonly drainTimeoutMs: number;
  /** null: the rollout is not watched. */
  readonly healthTimeoutMs: number | null;
  readonly pace: PaceFacts;
}

/** One thing that the scheduler does in one pass. */
export interface PlannedMove {
  readonly kind: 'start' | 'stop';
  readonly count: number;
  /** Expected, from UpdateService. */
  readonly afterMs: number;
}

/** The service from this moment on, as expected. */
export interface CapacityPoint {
  readonly afterMs: number;
  /** RUNNING or on their way there: what maximum-percent counts. */
  readonly running: number;
  /** What minimum-healthy-percent counts. */
  readonly healthy: number;
  /** On their way out: no longer counted, and still there. */
  readonly stopping: number;
}

/** A setting that would make the rollout faster. */
export interface PlanAdvice {
  /** As people know it: `deregistration_delay.timeout_seconds`. */
  readonly setting: string;
  readonly savesMs: number;
  readonly sentence: string;
}

export interface RolloutPlan {
  /** How often new tasks are started. */
  readonly waves: number;
  readonly moves: readonly PlannedMove[];
  readonly capacity: readonly CapacityPoint[];
  readonly minimumHealthy: number;
  readonly maximumRunning: number;
  /** With those that are stopping: what the platform must hold at once. */
  readonly maximumPresent: number;
  readonly duration: Range;
  /** For people: waves, duration, capacity. */
  readonly sentence: string;
  readonly warnings: readonly string[];
  /** What costs most first; only what saves at least half a minute. */
  readonly advice: readonly PlanAdvice[];
}
