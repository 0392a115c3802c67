import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  type ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export interface TargetGroupOptions {
  /** Of the load balancer too. */
  readonly name: string;
  readonly port: number;
  /** Where it differs from ELB's defaults: `/`, every 30 s, 5 s each, healthy after 5, unhealthy after 2. */
  readonly healthCheck?: Partial<CreateTargetGroupCommandInput>;
  /** ELB's default is 300. */
  readonly deregistrationDelayS?: number;
}

export interface OpenTargetGroup {
  readonly targetGroupArn: string;
  readonly listenerArn: string;
}

/** Healthy or unhealthy after two checks, the fewest that ELB allows. */
export const FEW_CHECKS = {
  HealthCheckTimeoutSeconds: 2,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 2,
};

/** A load balancer whose listener forwards to a new target group. */
export async function openTargetGroup(
  elb: ElasticLoadBalancingV2Client,
  { name, port, healthCheck = {}, deregistrationDelayS }: TargetGroupOptions,
): Promise<OpenTargetGroup> {
  const balancer = await elb.send(new CreateLoadBalancerCommand({ Name: name, Subnets: ['subnet-1'] }));
  const place = { Protocol: 'HTTP', Port: port, TargetType: 'ip', VpcId: 'vpc-1' } as const;
  const group = await elb.send(new CreateTargetGroupCommand({ Name: name, ...place, ...healthCheck }));
  const TargetGroupArn = group.TargetGroups?.[0]?.TargetGroupArn ?? '';
  if (deregistrationDelayS !== undefined) {
    const delay = { Key: 'deregistration_delay.timeout_seconds', Value: String(deregistrationDelayS) };
    await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [delay] }));
  }
  const { Listeners } = await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer.LoadBalancers?.[0]?.LoadBalancerArn ?? '',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    }),
  );
  return { targetGroupArn: TargetGroupArn, listenerArn: Listeners?.[0]?.ListenerArn ?? '' };
}
