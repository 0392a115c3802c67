import { openLazyPort } from '../../open-lazy-port.js';
import type { EcsPort } from '../../ports.js';
import type { EcsOptions } from './ecs-options.js';

/**
 * ECS for one service. Nothing is connected before the first call, which also loads the SDK. Every call is bounded and
 * fails with a WorldError that says what to do.
 */
export function connectEcs(options: EcsOptions): EcsPort {
  return openLazyPort<EcsPort>(async () => (await import('./open-ecs.js')).openEcs(options));
}
