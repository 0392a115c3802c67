import type { TargetGroup, TargetGroupAttribute } from '@aws-sdk/client-elastic-load-balancing-v2';
import { CancelledError } from '../../errors.js';
import type { TargetGroupSettings } from '../../model/service.js';
import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from './sdk.js';

/** null for whatever reason: settings make a plan better, and no deploy fails for want of them. */
export async function fetchTargetGroupSettings(
  client: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
  signal: AbortSignal | undefined,
): Promise<TargetGroupSettings | null> {
  const options = signal ? { abortSignal: signal } : {};
  try {
    const [groups, attributes] = await Promise.all([
      client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [targetGroupArn] }), options),
      client.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: targetGroupArn }), options),
    ]);
    const [group] = groups.TargetGroups ?? [];
    return group === undefined ? null : toSettings(targetGroupArn, group, attributes.Attributes ?? []);
  } catch (error) {
    if (signal?.aborted)
      throw new CancelledError('Cancelled during elasticloadbalancing:DescribeTargetGroups.', {
        cause: error,
      });
    return null;
  }
}

/** Defaults where ELB leaves a member out: those of CreateTargetGroup for an Application Load Balancer. */
function toSettings(
  targetGroupArn: string,
  group: TargetGroup,
  attributes: readonly TargetGroupAttribute[],
): TargetGroupSettings {
  const numberOf = (key: string, usual: number): number => {
    const value = attributes.find((attribute) => attribute.Key === key)?.Value;
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : usual;
  };
  return {
    targetGroupArn,
    healthCheckPath: group.HealthCheckPath ?? null,
    port: group.HealthCheckPort ?? 'traffic-port',
    protocol: group.HealthCheckProtocol ?? group.Protocol ?? 'HTTP',
    intervalSeconds: group.HealthCheckIntervalSeconds ?? 30,
    timeoutSeconds: group.HealthCheckTimeoutSeconds ?? 5,
    healthyThreshold: group.HealthyThresholdCount ?? 5,
    unhealthyThreshold: group.UnhealthyThresholdCount ?? 2,
    matcher: group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode ?? null,
    deregistrationDelaySeconds: numberOf('deregistration_delay.timeout_seconds', 300),
    slowStartSeconds: numberOf('slow_start.duration_seconds', 0),
  };
}
