import type { Operation } from './call.js';

/** What the simulator knows of Elastic Load Balancing v2. */
export const ELB_OPERATIONS: Readonly<Record<string, Operation>> = {};
