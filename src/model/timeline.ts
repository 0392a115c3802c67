/** What happened when, as far as ECS's own times and the looks of this run show. Plain JSON; times in epoch milliseconds. */

/** What a lane was doing, in the order in which a task lives. */
export const SPAN_KINDS = [
  /** The service: the new revision was registered. */
  'register-revision',
  /** The service: from the deployment's creation to its end. */
  'rollout',
  /** The service: ECS lets the new revision prove itself (bake time) before it ends the deployment. */
  'bake',
  /** The service: a lifecycle hook holds the deployment. */
  'paused',
  /** The service: watched on after the rollout had completed. */
  'stable-for',
  /** A place and a network interface are found. */
  'provision',
  'pull',
  /** Containers are created and started; from its creation on where ECS reports no pull. */
  'start',
  /** RUNNING, and not yet listed by the load balancer. */
  'register-target',
  'become-healthy',
  /** RUNNING, and its Celery worker doesn't consume yet. */
  'begin-consuming',
  /** Silenced, and holding jobs. */
  'finish-jobs',
  /** Silenced and idle, until ECS stops the task. */
  'idle',
  /** Taken out of the load balancer, which lets its requests end. */
  'deregister',
  /** From the stop signal to the last container's exit. */
  'stop',
  /** The network interface goes. */
  'clean-up',
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** What makes a span long or short, by the name under which people set it. */
export interface GoverningSetting {
  readonly name: string;
  /** null: not known. */
  readonly valueMs: number | null;
}

export interface TimelineSpan {
  readonly kind: SpanKind;
  readonly fromMs: number;
  /** null: it was not over when we last looked. */
  readonly toMs: number | null;
  /** null: no setting bounds it. */
  readonly setting: GoverningSetting | null;
}

/** One task, one worker that is on no task we know, or the service as a whole. */
export interface TimelineLane {
  /** The task's id (the end of its ARN), the node's name, or `service`. */
  readonly id: string;
  readonly side: 'old' | 'new' | null;
  readonly taskDefinitionArn: string | null;
  /** The Celery workers on it. */
  readonly nodes: readonly string[];
  /** At most one of a kind. */
  readonly spans: readonly TimelineSpan[];
}

/** Durations in milliseconds; left out where they aren't known. */
export interface TimelineSettings {
  readonly deregistrationDelayMs?: number;
  readonly healthCheckIntervalMs?: number;
  /** Interval × unhealthy threshold. */
  readonly unhealthyAfterMs?: number;
  readonly gracePeriodMs?: number;
  /** Of the slowest essential container's check; null: there is none. */
  readonly containerCheckIntervalMs?: number | null;
  /** Of the tasks that run when we come. */
  readonly stopTimeoutMs?: number;
  readonly drainTimeoutMs?: number;
  readonly stableForMs?: number;
  readonly maximumPercent?: number;
}

/** For how long a queue had no consumer among this service's workers, as the looks at them showed. */
export interface QueueRecord {
  readonly queue: string;
  /** Who consumed it when last seen. */
  readonly consumers: readonly { readonly node: string; readonly taskId: string | null }[];
  readonly gaps: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

export interface Timeline {
  readonly settings: TimelineSettings;
  /** Bounded: the first 600. */
  readonly lanes: readonly TimelineLane[];
  readonly lanesLeftOut: number;
  readonly queues: readonly QueueRecord[];
}
