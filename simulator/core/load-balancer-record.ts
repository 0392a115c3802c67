/** Load balancers, listeners, target groups and their targets. */
export interface TargetRecord {
  /** The task's private IPv4 address. */
  id: string;
  port: number;
  taskArn: string | null;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  reason: string | null;
  description: string | null;
  registeredAtMs: number;
  nextProbeAtMs: number | null;
  successes: number;
  failures: number;
  /** End of the deregistration delay. */
  drainedAtMs: number | null;
}

export interface TargetGroupRecord {
  arn: string;
  name: string;
  protocol: string;
  port: number;
  vpcId: string;
  targetType: string;
  healthCheck: {
    protocol: string;
    port: string;
    enabled: boolean;
    intervalSeconds: number;
    timeoutSeconds: number;
    healthyThreshold: number;
    unhealthyThreshold: number;
    path: string;
    matcher: string;
  };
  attributes: Record<string, string>;
  targets: TargetRecord[];
}

export interface LoadBalancerRecord {
  arn: string;
  name: string;
  createdAtMs: number;
  subnets: string[];
  scheme: string;
}

export interface ListenerRecord {
  arn: string;
  loadBalancerArn: string;
  protocol: string;
  port: number;
  /** Target groups that the default action forwards to. */
  targetGroupArns: string[];
}
