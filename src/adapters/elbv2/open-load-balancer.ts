import { CancelledError } from '../../errors.js';
import type { Target } from '../../model/service.js';
import type { LoadBalancerPort } from '../../ports.js';
import type { LoadBalancerOptions } from './connect-load-balancer.js';
import { fetchTargetGroupSettings } from './fetch-target-group-settings.js';
import { DescribeTargetHealthCommand, ElasticLoadBalancingV2Client } from './sdk.js';
import { toTarget } from './to-target.js';

/** Bounds of one attempt. The SDK's own default waits for an answer for ever. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

export function openLoadBalancer({ region, signal }: LoadBalancerOptions): LoadBalancerPort {
  const client = new ElasticLoadBalancingV2Client({
    requestHandler: REQUEST_BOUNDS,
    maxAttempts: 3,
    ...(region ? { region } : {}),
  });
  return {
    /** null for whatever reason: target health explains a rollout, it doesn't decide it. */
    async fetchTargets(targetGroupArn): Promise<readonly Target[] | null> {
      const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
      try {
        const answer = await client.send(command, signal ? { abortSignal: signal } : {});
        return (answer.TargetHealthDescriptions ?? []).map((entry) => toTarget(targetGroupArn, entry));
      } catch (error) {
        if (signal?.aborted)
          throw new CancelledError('Cancelled during elasticloadbalancing:DescribeTargetHealth.', {
            cause: error,
          });
        return null;
      }
    },
    fetchTargetGroupSettings: (targetGroupArn) => fetchTargetGroupSettings(client, targetGroupArn, signal),
  };
}
