/** What DescribeTasks returns, in our words. Plain JSON; times in epoch milliseconds. */

export interface Container {
  readonly name: string;
  readonly lastStatus: string;
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly runtimeId: string | null;
  readonly healthStatus: string | null;
}

export interface Task {
  readonly arn: string;
  readonly taskDefinitionArn: string;
  /** The id of the deployment that the task belongs to. */
  readonly startedBy: string | null;
  readonly lastStatus: string;
  /** RUNNING or STOPPED */
  readonly desiredStatus: string;
  readonly healthStatus: string | null;
  readonly createdAtMs: number;
  /** Left out or null: no image was pulled, or ECS doesn't say. */
  readonly pullStartedAtMs?: number | null;
  readonly pullStoppedAtMs?: number | null;
  readonly startedAtMs: number | null;
  readonly stoppingAtMs: number | null;
  /** When the last container had exited. */
  readonly executionStoppedAtMs?: number | null;
  readonly stoppedAtMs: number | null;
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
  /** Of the ENI attachment; null outside awsvpc. */
  readonly privateDnsName: string | null;
  readonly privateIpv4: string | null;
  readonly containers: readonly Container[];
}
