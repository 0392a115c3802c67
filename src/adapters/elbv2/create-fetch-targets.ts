import { WorldError } from '../../errors.js';
import type { LoadBalancerPort } from '../../ports.js';
import { DescribeTargetHealthCommand, type ElasticLoadBalancingV2Client } from './sdk.js';
import { toTarget } from './to-target.js';

/** One call, bounded; fails with a WorldError. */
export type Send = <T>(
  action: string,
  run: (options: { abortSignal: AbortSignal }) => Promise<T>,
) => Promise<T>;

/**
 * null on any failure: target health explains a rollout, it doesn't decide it. Every turn of the watch asks, so what was
 * denied is not asked for again.
 */
export function createFetchTargets(
  client: ElasticLoadBalancingV2Client,
  send: Send,
): LoadBalancerPort['fetchTargets'] {
  let isDenied = false;
  return async (arn) => {
    if (isDenied) return null;
    const command = new DescribeTargetHealthCommand({ TargetGroupArn: arn });
    try {
      const answer = await send('elasticloadbalancing:DescribeTargetHealth', (o) => client.send(command, o));
      return (answer.TargetHealthDescriptions ?? []).map((entry) => toTarget(arn, entry));
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
      isDenied = isAccessDenied(error);
      return null;
    }
  };
}

/** ELBv2's code is AccessDenied, without an ending (API reference, common errors). Expired credentials may be renewed. */
function isAccessDenied({ cause }: WorldError): boolean {
  return cause instanceof Error && /^AccessDenied/.test(cause.name);
}
