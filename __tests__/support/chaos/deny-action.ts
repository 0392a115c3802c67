/** One permission is missing: the ports answer as their adapters do when AWS denies an action for good. */
import { readFileSync } from 'node:fs';
import { WorldError } from '../../../src/errors.js';
import type { EcsPort, World } from '../../../src/ports.js';
import type { FakeWorld } from '../fakes/fake-world.js';

type Ports = Pick<World, 'ecs' | 'loadBalancer' | 'logs'>;

/** A method that calls the action, and what it then gives; none: it throws `denied`. */
interface Denial {
  readonly port: keyof Ports;
  readonly method: string;
  readonly instead?: unknown;
}

const ecs = (method: keyof EcsPort, ...instead: readonly unknown[]): Denial => ({
  port: 'ecs',
  method,
  ...(instead.length === 0 ? {} : { instead: instead[0] }),
});
const PASS_ROLE = [ecs('registerTaskDefinition'), ecs('updateService')];

const DENIALS: Readonly<Record<string, readonly Denial[]>> = {
  'ecs:DescribeServices': [ecs('fetchService')],
  'ecs:UpdateService': [ecs('updateService')],
  'ecs:ListServiceDeployments': [ecs('fetchServiceDeployments', [])],
  'ecs:DescribeServiceDeployments': [ecs('fetchServiceDeployment', null)],
  'ecs:DescribeServiceRevisions': [ecs('fetchServiceRevision', null)],
  'ecs:StopServiceDeployment': [ecs('stopServiceDeployment')],
  'ecs:DescribeTasks': [ecs('fetchTasks'), ecs('fetchTasksByArn')],
  'ecs:GetTaskProtection': [ecs('fetchProtections', null)],
  'ecs:UpdateTaskProtection': [ecs('protectTasks'), ecs('releaseTasks')],
  'ecs:ListTasks': [ecs('fetchTasks')],
  'ecs:DescribeTaskDefinition': [ecs('fetchTaskDefinition')],
  'ecs:RegisterTaskDefinition': [ecs('registerTaskDefinition')],
  'ecs:DeregisterTaskDefinition': [ecs('deregisterTaskDefinition')],
  'elasticloadbalancing:DescribeTargetHealth': [
    { port: 'loadBalancer', method: 'fetchTargets', instead: null },
  ],
  'elasticloadbalancing:DescribeTargetGroups': [{ port: 'loadBalancer', method: 'fetchTargetGroups' }],
  'elasticloadbalancing:DescribeTargetGroupAttributes': [
    { port: 'loadBalancer', method: 'fetchTargetGroupAttributes' },
  ],
  'logs:GetLogEvents': [{ port: 'logs', method: 'fetchLastLines' }],
  'iam:PassRole': PASS_ROLE,
};

interface Policy {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** Every action of docs/iam-policy.json. */
export const ACTIONS: readonly string[] = (
  JSON.parse(readFileSync('docs/iam-policy.json', 'utf8')) as Policy
).Statement.flatMap(({ Action }) => Action);

export interface DeniedCalls {
  /** How often the action was called so far, denied or not. */
  readonly count: () => number;
  /** The last call that changed something before the first denial; null: nothing was denied. */
  readonly deniedAfter: () => string | null;
}

/** Denies the action from its `nth` call on, for good. The question about it is denied from the start if the first call is. */
export function denyAction(fake: FakeWorld, action: string, nth: number): DeniedCalls {
  const denials = DENIALS[action];
  if (denials === undefined) throw new Error(`no method is known to call ${action}`);
  const { world } = fake.run;
  let count = 0;
  let deniedAfter: string | null = null;
  for (const { port, method, ...rest } of denials) {
    const target = world[port] as unknown as Record<string, (...values: unknown[]) => unknown>;
    const perform = target[method];
    if (perform === undefined) throw new Error(`${port} has no ${method}`);
    const tapped = (...values: unknown[]): unknown => {
      count += 1;
      if (count < nth) return perform(...values);
      deniedAfter ??= fake.calls.findLast((call) => call !== 'record') ?? 'the start';
      if ('instead' in rest) return Promise.resolve(rest.instead);
      return Promise.reject(new WorldError('denied', action, `AWS denied ${action}.`));
    };
    Object.assign(world, { [port]: { ...world[port], [method]: tapped } });
  }
  const isAsked = nth === 1;
  Object.assign(world.ecs, {
    fetchIsDenied: (question: { readonly action: string }) =>
      Promise.resolve(isAsked && question.action === action),
  });
  return { count: () => count, deniedAfter: () => deniedAfter };
}
