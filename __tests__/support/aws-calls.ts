import type { Simulator } from './start-shop.js';

/** Operations that change something. */
const CHANGES = [
  'UpdateService',
  'RegisterTaskDefinition',
  'DeregisterTaskDefinition',
  'StopServiceDeployment',
  'UpdateTaskProtection',
  'StopTask',
];

/** Changing operations that were asked for in a service's name, or in that of its task definition's family, in order. */
export function listChanges(simulator: Simulator, service: string): string[] {
  const named = new RegExp(`["/]${service}["/:]`);
  return simulator
    .calls()
    .filter((call) => CHANGES.includes(call.operation) && named.test(JSON.stringify(call.input)))
    .map((call) => call.operation);
}
