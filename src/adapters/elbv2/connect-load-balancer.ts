import type { LoadBalancerPort } from '../../ports.js';

export interface LoadBalancerOptions {
  /** Without it the SDK looks at AWS_REGION and the shared config file. */
  readonly region?: string;
  /** Ends every call at once with a CancelledError. */
  readonly signal?: AbortSignal;
  /** Told of every call as it begins, repetitions not among them: `elasticloadbalancing:DescribeTargetHealth`. */
  readonly onCall?: (operation: string) => void;
}

/** Target health, and the settings of target groups. Connects to nothing by itself; the SDK is loaded by the first call. */
export function connectLoadBalancer(options: LoadBalancerOptions = {}): LoadBalancerPort {
  let opened: Promise<LoadBalancerPort> | undefined;
  const port = (): Promise<LoadBalancerPort> =>
    (opened ??= import('./open-load-balancer.js').then(({ openLoadBalancer }) => openLoadBalancer(options)));
  return {
    fetchTargets: async (arn) => (await port()).fetchTargets(arn),
    fetchTargetGroupSettings: async (arn) => (await port()).fetchTargetGroupSettings(arn),
    fetchTargetGroups: async (arns) => (await port()).fetchTargetGroups(arns),
    fetchTargetGroupAttributes: async (arn) => (await port()).fetchTargetGroupAttributes(arn),
  };
}
