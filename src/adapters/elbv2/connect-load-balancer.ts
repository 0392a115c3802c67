import type { LoadBalancerPort } from '../../ports.js';
import type { LoadBalancerOptions } from './load-balancer-options.js';

/** Target health, and the settings of target groups. Connects to nothing by itself; the SDK is loaded by the first call. */
export function connectLoadBalancer(options: LoadBalancerOptions = {}): LoadBalancerPort {
  let opened: Promise<LoadBalancerPort> | undefined;
  const port = (): Promise<LoadBalancerPort> =>
    (opened ??= import('./open-load-balancer.js').then(({ openLoadBalancer }) => openLoadBalancer(options)));
  return {
    fetchTargets: async (arn) => (await port()).fetchTargets(arn),
    fetchTargetGroups: async (arns) => (await port()).fetchTargetGroups(arns),
    fetchTargetGroupAttributes: async (arn) => (await port()).fetchTargetGroupAttributes(arn),
  };
}
