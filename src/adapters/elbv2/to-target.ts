import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Target } from '../../model/service.js';

/** One entry of DescribeTargetHealth. A healthy target has neither reason nor description. */
export function toTarget(targetGroupArn: string, from: TargetHealthDescription): Target {
  return {
    targetGroupArn,
    id: from.Target?.Id ?? '',
    port: from.Target?.Port ?? 0,
    state: from.TargetHealth?.State ?? '',
    reason: from.TargetHealth?.Reason ?? null,
    description: from.TargetHealth?.Description ?? null,
  };
}
