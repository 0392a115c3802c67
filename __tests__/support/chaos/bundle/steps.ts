/**
 * The steps of a run, each recognized by a call that the action makes in it. Before the first change permissions are asked for
 * with the calls that need them.
 */
import type { CountedCall } from '../../action/start-counting-proxy.js';

/** Whether the step begins with this call, after these. */
type Recognize = (call: CountedCall, earlier: readonly CountedCall[]) => boolean;

const isNamed =
  (...names: readonly string[]): Recognize =>
  (call) =>
    call.names.some((name) => names.includes(name));

const after =
  (first: Recognize, then: Recognize): Recognize =>
  (call, earlier) =>
    then(call, earlier) && earlier.some((one) => first(one, []));

const isUpdate = isNamed('UpdateService');
const isSilence = isNamed('cancel_consumer');
const isProtection = isNamed('UpdateTaskProtection');

export const STEPS = {
  look: (_call, earlier) => earlier.length === 0,
  register: isNamed('RegisterTaskDefinition'),
  protect: after(isNamed('RegisterTaskDefinition'), isProtection),
  silence: isSilence,
  'drain poll': after(isSilence, isNamed('active')),
  update: isUpdate,
  'rollout poll': after(isUpdate, isNamed('DescribeServices')),
  proof: after(isUpdate, isNamed('active_queues')),
  'late silence': after(isUpdate, isSilence),
  release: after(isSilence, isProtection),
  rollback: after(isUpdate, isNamed('StopServiceDeployment')),
  restore: isNamed('add_consumer'),
} as const satisfies Readonly<Record<string, Recognize>>;

export type StepName = keyof typeof STEPS;
