/** What it takes to undo, kept where the post step finds it. Holds no URL and no secret. */
import type { ServiceUpdate } from './service-update.js';
import type { TaskProtection } from './protection.js';

export interface SilencedQueue {
  readonly name: string;
  /** `sent`: the command left or is about to leave; `confirmed`: active_queues no longer shows the queue. */
  readonly state: 'sent' | 'confirmed';
}

export interface SilencedWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly queues: readonly SilencedQueue[];
  /** null: it did not say. gevent and eventlet may run two commands in reverse order. */
  readonly pool: string | null;
  /** Which side it serves: old workers get their queues back, new ones of a failed revision do not. */
  readonly side: 'old' | 'new';
}

/** The service as it was before we changed it. */
export interface PreviousState {
  readonly deploymentId: string;
  readonly taskDefinitionArn: string;
  readonly completed: boolean;
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
}

export interface UndoRecord {
  readonly version: 1;
  readonly cluster: string;
  readonly service: string;
  /** `open`: there may be something to undo; `closed`: main ended and left nothing behind. */
  readonly status: 'open' | 'closed';
  readonly previous: PreviousState;
  /** Registered by this run and not used by a deployment so far. */
  readonly registeredTaskDefinitionArn: string | null;
  readonly workers: readonly SilencedWorker[];
  /** Tasks that this run protects, or is about to. */
  readonly protections: readonly TaskProtection[];
  /** Queues that the service's workers consumed when we looked: what the new ones must consume. */
  readonly expectedQueues: readonly string[];
  /** UpdateService: null before it, `sent` from just before the call, `made` once ECS answered. */
  readonly update: {
    readonly state: 'sent' | 'made';
    readonly taskDefinitionArn: string;
    readonly deploymentId: string | null;
    /** What was sent: a rollback takes back these members, and no others. */
    readonly request?: ServiceUpdate;
  } | null;
  /** A rollback was requested. */
  readonly rollbackRequested: boolean;
}
