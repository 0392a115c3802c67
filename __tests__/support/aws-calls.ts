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

/** Names of the operations that the simulator was asked for since `from`, an earlier `calls().length`. */
export function listOperations(simulator: Simulator, from = 0): string[] {
  return simulator
    .calls()
    .slice(from)
    .map((call) => call.operation);
}

/** Those of them that change something. */
export function listChanges(simulator: Simulator, from = 0): string[] {
  return listOperations(simulator, from).filter((operation) => CHANGES.includes(operation));
}
