import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

export interface OpenTargetGroup {
  readonly targetGroupArn: string;
  readonly listenerArn: string;
}

/** A load balancer whose listener forwards to a new target group, checked as often as ELB allows. */
export async function openTargetGroup(
  elb: ElasticLoadBalancingV2Client,
  name: string,
  port: number,
  path: string,
): Promise<OpenTargetGroup> {
  const balancer = await elb.send(new CreateLoadBalancerCommand({ Name: name, Subnets: ['subnet-1'] }));
  const group = await elb.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: 'HTTP',
      Port: port,
      TargetType: 'ip',
      VpcId: 'vpc-1',
      HealthCheckPath: path,
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
    }),
  );
  const TargetGroupArn = group.TargetGroups?.[0]?.TargetGroupArn ?? '';
  const attribute = { Key: 'deregistration_delay.timeout_seconds', Value: '1' };
  await elb.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes: [attribute] }));
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
