import { callWithin } from '../../call-within.js';
import { CancelledError, WorldError } from '../../errors.js';
import type { LoadBalancerPort } from '../../ports.js';
import { createFetchTargets, type Send } from './create-fetch-targets.js';
import type { LoadBalancerOptions } from './load-balancer-options.js';
import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from './sdk.js';
import { toTargetGroup } from './to-target-group.js';
import { toAwsError } from '../../to-aws-error.js';

/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
/** Of a whole call: all attempts, the answer's body included. */
const LIMIT_MS = 20_000;

export function openLoadBalancer({
  region,
  signal,
  onCall,
  limitMs = LIMIT_MS,
}: LoadBalancerOptions): LoadBalancerPort {
  const client = new ElasticLoadBalancingV2Client({
    requestHandler: REQUEST_BOUNDS,
    maxAttempts: 3,
    ...(region ? { region } : {}),
  });
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        onCall?.(`elasticloadbalancing:${commandName.replace(/Command$/, '')}`);
        return next(args);
      },
    { step: 'initialize' },
  );
  const send: Send = async (action, run) => {
    try {
      return await callWithin({ action, limitMs, signal }, run);
    } catch (error) {
      if (error instanceof WorldError || error instanceof CancelledError) throw error;
      throw toAwsError(error, action);
    }
  };
  return {
    fetchTargets: createFetchTargets(client, send),
    async fetchTargetGroups(arns) {
      const command = new DescribeTargetGroupsCommand({ TargetGroupArns: [...arns] });
      const answer = await send('elasticloadbalancing:DescribeTargetGroups', (o) => client.send(command, o));
      return (answer.TargetGroups ?? []).map(toTargetGroup);
    },
    async fetchTargetGroupAttributes(arn) {
      const command = new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn });
      const action = 'elasticloadbalancing:DescribeTargetGroupAttributes';
      const answer = await send(action, (o) => client.send(command, o));
      return Object.fromEntries((answer.Attributes ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
    },
  };
}
