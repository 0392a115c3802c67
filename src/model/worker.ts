/** Celery workers and what they hold. Never a job's arguments. */

export interface Job {
  readonly id: string;
  readonly name: string;
  /** Epoch milliseconds; null when the job has not started. */
  readonly startedAtMs: number | null;
  /** False: unacknowledged (acks_late), so the broker hands it out again if it is cut. Left out: the worker didn't say. */
  readonly acknowledged?: boolean;
}

/** An ETA, countdown or retry job that the worker keeps in memory until it is due. */
export interface ScheduledJob {
  readonly id: string;
  readonly name: string;
  readonly etaMs: number | null;
}

/** One look at one worker: what it answered to active_queues, scheduled, reserved and active, in flow order. */
export interface WorkerLook {
  readonly node: string;
  /** False: at least one question went unanswered. It is then unknown, never idle. */
  readonly answered: boolean;
  readonly queues: readonly string[];
  readonly active: readonly Job[];
  /** null: must not be asked of this worker (it accepts more than JSON). */
  readonly reserved: readonly Job[] | null;
  readonly scheduled: readonly ScheduledJob[];
}

/** A queue as one worker consumes it. */
export interface ConsumedQueue {
  readonly name: string;
  /** Exclusive or auto-delete: on RabbitMQ it ends with its last consumer. */
  readonly isTransient: boolean;
}

/** What does not change while a worker lives. */
export interface WorkerProfile {
  readonly node: string;
  /** prefork, threads, solo, gevent, eventlet, … or null when it did not say. */
  readonly pool: string | null;
  /** False: `reserved` and `scheduled` could break it (pickle users). */
  readonly jsonOnly: boolean;
}

export interface NodeAnswers {
  /** Node name → how many pidboxes answer by that name (2 or more: duplicates). */
  readonly counts: Readonly<Record<string, number>>;
  /** How many heard it (Redis: PUBLISH's count); null where the broker doesn't say (AMQP). */
  readonly receivers: number | null;
}

export interface CommandReply {
  readonly node: string;
  /** The worker took the command. It answers before it acts, and for any queue name: not a proof. */
  readonly accepted: boolean;
  readonly error: string | null;
}

/** `silent`: it has a mailbox but does not answer (a busy solo worker, or a wedged one): never idle. */
export type WorkerState = 'idle' | 'busy' | 'silent' | 'gone';

/** A worker of the service being deployed. */
export interface RosterWorker {
  readonly node: string;
  /** The ECS tasks it can be on: exactly one when mapped by its host name, none when chosen by a glob alone. */
  readonly taskArn: string | null;
  /** Pidboxes by that name. */
  readonly count: number;
  readonly answers: boolean;
  readonly queues: readonly string[];
  readonly pool: string | null;
  readonly jsonOnly: boolean;
}

/** The service's ECS tasks joined with the workers that answered. */
export interface Roster {
  readonly workers: readonly RosterWorker[];
  /** Running tasks on which no worker was found. */
  readonly tasksWithoutWorker: readonly string[];
  /** Nodes that answered and are not ours. */
  readonly otherNodes: readonly string[];
  /** Queues that belong to one worker: silenced and given back like others, never expected of another worker. */
  readonly ownQueues: readonly string[];
  /** Names that workers with different queues share, with the queues of each. */
  readonly namesakes: readonly { readonly node: string; readonly queues: readonly (readonly string[])[] }[];
}
