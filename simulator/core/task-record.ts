/** One ECS task. */
export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export type StopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice';

export interface ContainerRecord {
  name: string;
  arn: string;
  runtimeId: string;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  exitCode: number | null;
  reason: string | null;
  /** null: the container has no health check. */
  health: ContainerHealth | null;
  /** Its start was ordered and is not confirmed yet. */
  starting: boolean;
  /** The stop signal was sent. */
  signalled: boolean;
  /** When SIGKILL is due; null: never. */
  killAtMs: number | null;
}

export interface ContainerHealth {
  status: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  nextCheckAtMs: number | null;
  failures: number;
  startedAtMs: number;
}

export interface TaskRecord {
  arn: string;
  id: string;
  clusterName: string;
  /** null: a standalone task. */
  serviceArn: string | null;
  /** The deployment's id, or what RunTask was given. */
  startedBy: string | null;
  group: string;
  taskDefinitionArn: string;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  /** When its next step is due; null: it waits for the real world or for the scheduler. */
  dueAtMs: number | null;
  containers: ContainerRecord[];
  privateIpv4: string;
  privateDnsName: string;
  /** Two numbers that make up the loopback address. */
  addressIndex: number;
  attachmentId: string;
  eniId: string;
  macAddress: string;
  createdAtMs: number;
  pullStartedAtMs: number | null;
  pullStoppedAtMs: number | null;
  startedAtMs: number | null;
  stoppingAtMs: number | null;
  executionStoppedAtMs: number | null;
  stoppedAtMs: number | null;
  stopCode: StopCode | null;
  stoppedReason: string | null;
  /** The scheduler has registered it in the service's target groups. */
  registered: boolean;
  /** The scheduler has deregistered its targets. */
  deregistered: boolean;
  /** When it first counted as healthy. */
  healthyAtMs: number | null;
  /** Its health check failure was announced. */
  announcedUnhealthy: boolean;
  /** Why the scheduler counts it as a failure; null: not a failure. Cleared once counted. */
  failure: 'never-ran' | 'crashed' | 'unhealthy' | null;
  protectedUntilMs: number | null;
}

export function isAlive(task: TaskRecord): boolean {
  return task.desiredStatus === 'RUNNING' && task.lastStatus !== 'STOPPED';
}

export function isProtected(task: TaskRecord, nowMs: number): boolean {
  return task.protectedUntilMs !== null && task.protectedUntilMs > nowMs;
}
