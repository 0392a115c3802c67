import type * as Sdk from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetGroup } from '../../model/evidence.js';

/** One entry of DescribeTargetGroups. A member that is missing gets the documented default (API reference, TargetGroup). */
export function toTargetGroup(from: Sdk.TargetGroup): TargetGroup {
  return {
    arn: from.TargetGroupArn ?? '',
    protocol: from.Protocol ?? null,
    port: from.Port ?? null,
    targetType: from.TargetType ?? null,
    healthCheck: {
      protocol: from.HealthCheckProtocol ?? null,
      port: from.HealthCheckPort ?? null,
      path: from.HealthCheckPath ?? null,
      matcher: from.Matcher?.HttpCode ?? from.Matcher?.GrpcCode ?? null,
      intervalSeconds: from.HealthCheckIntervalSeconds ?? 30,
      timeoutSeconds: from.HealthCheckTimeoutSeconds ?? 5,
      healthyThreshold: from.HealthyThresholdCount ?? 5,
      unhealthyThreshold: from.UnhealthyThresholdCount ?? 2,
    },
    loadBalancerArns: from.LoadBalancerArns ?? [],
    attributes: {},
  };
}
