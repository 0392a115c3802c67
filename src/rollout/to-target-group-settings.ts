import type { TargetGroup } from '../model/evidence.js';
import type { TargetGroupSettings } from '../model/service.js';

/** The settings that plan, lints and watch use. Missing attributes get their defaults (API reference, TargetGroupAttribute). */
export function toTargetGroupSettings({
  arn,
  protocol,
  healthCheck,
  attributes,
}: TargetGroup): TargetGroupSettings {
  const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, matcher } = healthCheck;
  const numberOf = (key: string, byDefault: number): number => {
    const value = attributes[key];
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : byDefault;
  };
  return {
    targetGroupArn: arn,
    healthCheckPath: healthCheck.path,
    port: healthCheck.port ?? 'traffic-port',
    protocol: healthCheck.protocol ?? protocol ?? 'HTTP',
    ...{ intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, matcher },
    deregistrationDelaySeconds: numberOf('deregistration_delay.timeout_seconds', 300),
    slowStartSeconds: numberOf('slow_start.duration_seconds', 0),
  };
}
