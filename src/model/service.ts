/** What DescribeServices returns, in our words. Plain JSON; times in epoch milliseconds. */

export interface LoadBalancer {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** A target group's health check and its attributes; null where ELB gives none (Lambda, GWLB). */
export interface TargetGroupSettings {
  readonly targetGroupArn: string;
  readonly healthCheckPath: string | null;
  /** A number, or `traffic-port`. */
  readonly port: string;
  /** HTTP, HTTPS, TCP, … of the health check. */
  readonly protocol: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  /** `200`, `200,202` or `200-299`; gRPC codes for gRPC. */
  readonly matcher: string | null;
  readonly deregistrationDelaySeconds: number;
  /** 0: off. */
  readonly slowStartSeconds: number;
}

/** Where and how the service's tasks run. */
export interface ServicePlatform {
  /** FARGATE, EC2, EXTERNAL; null where capacity providers decide. */
  readonly launchType: string | null;
  /** Names such as FARGATE_SPOT. */
  readonly capacityProviders: readonly string[];
  readonly enableExecuteCommand: boolean;
  /** ENABLED or DISABLED; null where ECS gives none. */
  readonly availabilityZoneRebalancing: string | null;
}

export interface ServiceEvent {
  readonly id: string;
  readonly atMs: number;
  readonly message: string;
}

/** One entry of `deployments[]`. `status` and `rolloutState` are open sets: unknown values must not break us. */
export interface Deployment {
  /** `ecs-svc/<digits>` */
  readonly id: string;
  readonly status: string;
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  readonly pendingCount: number;
  readonly runningCount: number;
  readonly failedTasks: number;
  /** IN_PROGRESS, COMPLETED, FAILED; null where ECS gives none. */
  readonly rolloutState: string | null;
  readonly rolloutStateReason: string | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export interface Service {
  readonly arn: string;
  readonly name: string;
  readonly clusterArn: string;
  readonly status: string;
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** REPLICA or DAEMON */
  readonly schedulingStrategy: string;
  /** ECS, CODE_DEPLOY or EXTERNAL */
  readonly deploymentController: string;
  /** ROLLING, BLUE_GREEN, LINEAR, CANARY; ROLLING where ECS gives none. */
  readonly strategy: string;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean };
  readonly loadBalancers: readonly LoadBalancer[];
  readonly healthCheckGracePeriodSeconds: number;
  readonly deployments: readonly Deployment[];
  /** Newest first, at most 100. */
  readonly events: readonly ServiceEvent[];
  /** ARN of the running service deployment; null where ECS does not (yet) say. */
  readonly currentServiceDeploymentArn: string | null;
  /** Left out where it isn't known. */
  readonly platform?: ServicePlatform;
}

/** What DescribeServiceDeployments returns of one deployment. */
export interface ServiceDeployment {
  readonly arn: string;
  readonly status: string;
  readonly statusReason: string | null;
  /** Ends in the digits of the deployment id `ecs-svc/<digits>`. */
  readonly targetServiceRevisionArn: string | null;
  readonly createdAtMs: number;
  readonly circuitBreaker: {
    readonly status: string;
    readonly failureCount: number;
    readonly threshold: number;
  } | null;
  readonly rollbackReason: string | null;
  readonly lifecycleStage: string | null;
  /** Lifecycle hooks that hold the deployment until it is continued. */
  readonly waitingHooks: readonly WaitingHook[];
  /** CloudWatch alarms that went off. */
  readonly triggeredAlarms: readonly string[];
}

export interface WaitingHook {
  readonly id: string;
  /** What happens then is `timeoutAction`. */
  readonly expiresAtMs: number | null;
  /** CONTINUE or ROLLBACK */
  readonly timeoutAction: string | null;
}

export interface Target {
  readonly targetGroupArn: string;
  readonly id: string;
  readonly port: number;
  /** initial, healthy, unhealthy, unused, draining, unavailable, … */
  readonly state: string;
  readonly reason: string | null;
  readonly description: string | null;
}
