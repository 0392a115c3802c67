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

/** A question about a service deployment that does not exist: it changes nothing. */
const QUESTION = /handover-asks-for-way/;

/**
 * Changing operations that were asked for in a service's name, in that of its task definition's family, or for one of
 * these tasks, in order.
 */
export function listChanges(
  simulator: Simulator,
  service: string,
  taskArns: readonly string[] = [],
): string[] {
  const named = new RegExp(`["/]${service}["/:]`);
  const isAbout = (input: string): boolean =>
    (named.test(input) && !QUESTION.test(input)) || taskArns.some((arn) => input.includes(arn));
  return simulator
    .calls()
    .filter((call) => CHANGES.includes(call.operation) && isAbout(JSON.stringify(call.input)))
    .map((call) => call.operation);
}
