/** One ECS service with its deployments. */
import type { Json, JsonObject } from './json.js';

export interface DeploymentRecord {
  /** `ecs-svc/<19 digits>` */
  id: string;
  status: 'PRIMARY' | 'ACTIVE';
  taskDefinitionArn: string;
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  createdAtMs: number;
  updatedAtMs: number;
  /** How many tasks a non-PRIMARY deployment keeps; crashed ones are replaced up to it. PRIMARY keeps the desired count. */
  goal: number;
  /** `deployments[].failedTasks` */
  failedTasks: number;
  /** What the circuit breaker counts. */
  breakerCount: number;
  /** Launch failures in a row, for the growing pauses. */
  launchFailures: number;
  nextStartAtMs: number;
  networkConfiguration: JsonObject | null;
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

export interface ServiceDeploymentRecord {
  arn: string;
  /** The deployment that it rolls out. */
  deploymentId: string;
  sourceRevisionArns: string[];
  targetRevisionArn: string;
  status: ServiceDeploymentStatus;
  statusReason: string | null;
  createdAtMs: number;
  startedAtMs: number | null;
  finishedAtMs: number | null;
  stoppedAtMs: number | null;
  updatedAtMs: number;
  rollback: { reason: string; startedAtMs: number; revisionArn: string; deploymentId: string } | null;
  breakerTriggered: boolean;
  failureCount: number;
}

export interface CircuitBreaker {
  enable: boolean;
  rollback: boolean;
  resetOnHealthyTask: boolean;
  threshold: { type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT'; value: number };
  /** As it was given. */
  wire: JsonObject;
}

export interface ServiceLoadBalancer {
  targetGroupArn: string;
  containerName: string;
  containerPort: number;
}

export interface EventRecord {
  id: string;
  createdAtMs: number;
  message: string;
}

export interface ServiceRecord {
  arn: string;
  name: string;
  clusterName: string;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  taskDefinitionArn: string;
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
  circuitBreaker: CircuitBreaker | null;
  /** The other members of deploymentConfiguration, as given. */
  deploymentConfigurationRest: JsonObject;
  schedulingStrategy: 'REPLICA' | 'DAEMON';
  deploymentController: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  loadBalancers: ServiceLoadBalancer[];
  gracePeriodSeconds: number | null;
  launchType: string;
  networkConfiguration: JsonObject | null;
  /** Members that are only stored and shown. */
  rest: JsonObject;
  tags: Json[];
  createdAtMs: number;
  /** Newest first. */
  deployments: DeploymentRecord[];
  serviceDeployments: ServiceDeploymentRecord[];
  /** Revision ARN → what it runs; kept for DescribeServiceRevisions. */
  revisions: Record<string, { taskDefinitionArn: string; createdAtMs: number }>;
  /** Newest first, at most 100. */
  events: EventRecord[];
  /** Announced once until settled or 6 hours have passed: key → when. */
  standing: Record<string, number>;
  steadySinceMs: number | null;
}
