/** All that was seen of a rollout, as one plain JSON value: a failure is judged from it, now or from a report file later. */
import type { TaskProtection } from './protection.js';
import type { Service, ServiceDeployment, ServiceEvent, Target } from './service.js';
import type { TaskDefinitionRevision } from './task-definition.js';
import type { Task } from './task.js';

export interface Evidence {
  readonly version: 1;
  /** When the last source was read. */
  readonly atMs: number;
  /** When this run began to change or watch the service. */
  readonly startedAtMs: number;
  readonly region: string | null;
  /** `ecs-svc/<digits>` of the deployment that is judged; null: none was started. */
  readonly deploymentId: string | null;
  /** The deployment that was PRIMARY before; '' where it is not known. */
  readonly previousDeploymentId: string;
  /** The error that ended the run before or at UpdateService, in our words; null: none did. */
  readonly failedCall: string | null;
  /** As read last; null: it couldn't be read. Without its `events`, which are in `events`. */
  readonly service: Service | null;
  readonly serviceDeployment: ServiceDeployment | null;
  /** Since `startedAtMs`, oldest first. */
  readonly events: readonly ServiceEvent[];
  /** Of our deployment, desired RUNNING. */
  readonly newTasks: readonly Task[];
  /** Of our deployment, gone or going, oldest first; also those that ECS has forgotten since. */
  readonly stoppedTasks: readonly Task[];
  /** Of other deployments, not yet STOPPED. */
  readonly oldTasks: readonly Task[];
  /** Of other deployments, STOPPED since `startedAtMs`; absent in reports of before they were kept. */
  readonly endedOldTasks?: readonly Task[];
  /** Protections of the old tasks; null: couldn't be read. */
  readonly protections: readonly TaskProtection[] | null;
  readonly targets: readonly TargetHistory[];
  readonly targetGroups: readonly TargetGroup[];
  /** The revision that is rolled out, and the one that served before. Values that may be secrets are masked. */
  readonly taskDefinition: TaskDefinitionRevision | null;
  readonly previousTaskDefinition: TaskDefinitionRevision | null;
  /** The last lines of the most useful task of our deployment, one entry a container. */
  readonly logs: readonly ContainerLog[];
  /** What we wanted to read and couldn't. */
  readonly unreadable: readonly UnreadableSource[];
}

/** One target of a target group over time. */
export interface TargetHistory extends Pick<Target, 'targetGroupArn' | 'id' | 'port'> {
  /** The task at this address; null: no task that we know (or the target is an instance). */
  readonly taskArn: string | null;
  /** It belongs to our deployment. */
  readonly isNew: boolean;
  /** Oldest first, one entry a change. */
  readonly looks: readonly TargetLook[];
}

/** `state` is `gone` once it is no longer listed. */
export interface TargetLook extends Pick<Target, 'state' | 'reason' | 'description'> {
  readonly atMs: number;
}

/** What DescribeTargetGroups and DescribeTargetGroupAttributes say. */
export interface TargetGroup {
  readonly arn: string;
  /** HTTP, HTTPS, TCP, … */
  readonly protocol: string | null;
  readonly port: number | null;
  /** ip, instance, lambda, alb */
  readonly targetType: string | null;
  readonly healthCheck: {
    readonly protocol: string | null;
    /** A number as text, or `traffic-port`. */
    readonly port: string | null;
    /** null for TCP. */
    readonly path: string | null;
    /** `200`, `200-299`, `200,301`; null for TCP. */
    readonly matcher: string | null;
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly healthyThreshold: number;
    readonly unhealthyThreshold: number;
  };
  readonly loadBalancerArns: readonly string[];
  /** Such as `deregistration_delay.timeout_seconds`. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LogLine {
  readonly atMs: number;
  readonly message: string;
}

/** The end of one container's log stream, oldest first, at most 200 lines. */
export interface ContainerLog {
  readonly taskArn: string;
  readonly container: string;
  readonly group: string;
  readonly stream: string;
  readonly lines: readonly LogLine[];
}

export interface UnreadableSource {
  /** The call, such as `logs:GetLogEvents`, and what of. */
  readonly source: string;
  readonly error: string;
}
