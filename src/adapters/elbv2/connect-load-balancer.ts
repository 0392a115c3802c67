import { openLazyPort } from '../../open-lazy-port.js';
import type { LoadBalancerPort } from '../../ports.js';
import type { LoadBalancerOptions } from './load-balancer-options.js';

/** Target health, and the settings of target groups. Nothing is connected before the first call, which also loads the SDK. */
export function connectLoadBalancer(options: LoadBalancerOptions = {}): LoadBalancerPort {
  return openLazyPort<LoadBalancerPort>(async () =>
    (await import('./open-load-balancer.js')).openLoadBalancer(options),
  );
}
