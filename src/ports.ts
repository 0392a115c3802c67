/** What the phases need of the world. Types only. Every call is bounded by its adapter and fails as a WorldError. */
import type { PermissionQuestion } from './model/permission.js';
import type { ProtectionAnswer, TaskProtection } from './model/protection.js';
import type { LogLine, TargetGroup } from './model/evidence.js';
import type { RunEvent } from './model/run-event.js';
import type { ServiceUpdate } from './model/service-update.js';
import type { Service, ServiceDeployment, Target } from './model/service.js';
import type { TaskDefinition, TaskDefinitionRevision } from './model/task-definition.js';
import type { Task } from './model/task.js';
import type { UndoRecord } from './model/undo-record.js';
import type { CommandReply, ConsumedQueue, NodeAnswers, WorkerLook, WorkerProfile } from './model/worker.js';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
}

export type { ServiceUpdate };

/** ECS, bound to one cluster and service. */
export interface EcsPort {
  /** WorldError `missing` when the cluster or the service doesn't exist. */
  fetchService(): Promise<Service>;
  /** The service's tasks; `running`: desiredStatus RUNNING, `stopped`: the others, gone or going, at least an hour back. */
  fetchTasks(desired: 'running' | 'stopped'): Promise<readonly Task[]>;
  /** Those of the ARNs that still can be described, whatever their state. */
  fetchTasksByArn(arns: readonly string[]): Promise<readonly Task[]>;
  fetchTaskDefinition(reference: string): Promise<TaskDefinitionRevision>;
  registerTaskDefinition(definition: TaskDefinition): Promise<string>;
  deregisterTaskDefinition(arn: string): Promise<void>;
  /** One call, never repeated blindly: an answer that got lost is a WorldError `unreachable`. */
  updateService(update: ServiceUpdate): Promise<Service>;
  /** null where it can't be read (denied, missing, older service). */
  fetchServiceDeployment(arn: string): Promise<ServiceDeployment | null>;
  /** Newest first; [] where it can't be read. */
  fetchServiceDeployments(): Promise<readonly ServiceDeployment[]>;
  /** Task definition of a service revision; null where it can't be read. */
  fetchServiceRevision(arn: string): Promise<string | null>;
  /** Which of these tasks are protected now, by whomever; null where it can't be read. */
  fetchProtections(taskArns: readonly string[]): Promise<readonly TaskProtection[] | null>;
  /** WorldError `denied` when the call itself is. */
  protectTasks(taskArns: readonly string[], expiresInMinutes: number): Promise<ProtectionAnswer>;
  releaseTasks(taskArns: readonly string[]): Promise<ProtectionAnswer>;
  /** Is this denied, as far as a call shows that changes nothing? A hint, no proof. */
  fetchIsDenied(question: PermissionQuestion): Promise<boolean>;
  /** StopServiceDeployment with ROLLBACK. */
  stopServiceDeployment(arn: string): Promise<void>;
}

export interface LoadBalancerPort {
  /** null where it can't be read. */
  fetchTargets(targetGroupArn: string): Promise<readonly Target[] | null>;
  /** Settings, `attributes` left empty. WorldError where they can't be read. */
  fetchTargetGroups(targetGroupArns: readonly string[]): Promise<readonly TargetGroup[]>;
  /** WorldError where they can't be read. */
  fetchTargetGroupAttributes(targetGroupArn: string): Promise<Readonly<Record<string, string>>>;
}

export interface LogStream {
  readonly group: string;
  readonly stream: string;
  /** null: the region of everything else. */
  readonly region: string | null;
  /** Lines before are not asked for. */
  readonly sinceMs: number;
}

/** CloudWatch Logs. */
export interface LogsPort {
  /** The stream's last lines, at most `limit`, oldest first. WorldError where it can't be read, or isn't there. */
  fetchLastLines(stream: LogStream, limit: number): Promise<readonly LogLine[]>;
}

/**
 * Celery's remote control on one broker. Only `ping` is broadcast; everything else carries its destination.
 * A worker that left a question unanswered is not asked again until its late answer came (or a minute passed).
 */
export interface CeleryPort {
  readonly transport: 'redis' | 'amqp';
  /** Where we are connected, for people: host, port, database or vhost; no user, no password. */
  readonly where: string;
  /** Who is there? 0 receivers is an answer, not an error. */
  ping(): Promise<NodeAnswers>;
  /**
   * Nodes that have a mailbox though they may not answer: on Redis all that are bound (a killed worker stays listed),
   * on AMQP those of the candidates whose queue exists.
   */
  fetchMailboxes(candidates: readonly string[]): Promise<readonly string[]>;
  /** A node that does not answer is left out. */
  fetchProfiles(nodes: readonly string[]): Promise<readonly WorkerProfile[]>;
  /** active_queues by node; a node that does not answer is left out. */
  fetchQueues(nodes: readonly string[]): Promise<Readonly<Record<string, readonly string[]>>>;
  /**
   * active_queues by node, one list for each worker of that name; on AMQP only one of them answers. A node that does not
   * answer is left out.
   */
  fetchConsumedQueues(
    nodes: readonly string[],
  ): Promise<Readonly<Record<string, readonly (readonly ConsumedQueue[])[]>>>;
  /** scheduled, reserved, active, queues, in that order. One entry for every node asked. */
  look(nodes: readonly WorkerProfile[]): Promise<readonly WorkerLook[]>;
  /** cancel_consumer */
  silence(nodes: readonly string[], queue: string): Promise<readonly CommandReply[]>;
  /** add_consumer */
  restore(nodes: readonly string[], queue: string): Promise<readonly CommandReply[]>;
  /**
   * The lease of this name on the broker, which keeps other runs away. True: it is ours until `close`, or this process ends.
   * False: another run has it.
   */
  holdLease(name: string): Promise<boolean>;
  /** For people: why no worker may have received it (database or vhost, prefix, exchange) and what to set. */
  explainNoReceivers(): Promise<string>;
  close(): Promise<void>;
}

/** The log that people watch. Every line is neutralised by the adapter. */
export interface Log {
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly debug: (line: string) => void;
  readonly group: (title: string) => void;
  readonly endGroup: () => void;
}

/** Where the phases report what happens: into log, report and journal at once. They never read it back. */
export interface Story {
  readonly tell: (event: RunEvent) => void;
  /** For the log with debug logging switched on, and nowhere else. */
  readonly debug: (line: string) => void;
}

export interface UndoStore {
  read(): UndoRecord | null;
  write(record: UndoRecord): void;
}

/** What ends this job from outside, as far as the runner's environment shows; null: not known. */
export interface OuterLimits {
  readonly credentialsExpireAtMs: number | null;
  readonly jobEndsAtMs: number | null;
}

/** All that the phases get. */
export interface World {
  readonly clock: Clock;
  readonly ecs: EcsPort;
  readonly loadBalancer: LoadBalancerPort;
  readonly logs: LogsPort;
  /** Connects on the first call, and is closed by main. Throws a RefusedError with what to do. */
  readonly connectCelery: () => Promise<CeleryPort>;
  readonly story: Story;
  readonly undo: UndoStore;
  /** Reads a file of the workspace; WorldError `missing` when there is none. */
  readonly readFile: (path: string) => string;
  readonly limits?: OuterLimits;
}
