import type { PermissionQuestion } from '../model/permission.js';
import type { Service } from '../model/service.js';
import type { DrainChoice } from './choose-drain.js';

/** Ids in the format of ECS that it never gave: 21 characters and 32 hexadecimal digits. */
const ABSENT_DEPLOYMENT = 'handover-asks-for-way';
const ABSENT_TASK = '0'.repeat(32);

/**
 * What to ask before the first change, for this drain. Without a drain UpdateService goes back, which the deploy needs
 * anyway. With one, StopServiceDeployment is the shorter way, and protections have to be released again.
 */
export function listWayBackQuestions(
  { name, clusterArn }: Pick<Service, 'name' | 'clusterArn'>,
  mode: DrainChoice['mode'],
): readonly PermissionQuestion[] {
  if (mode === 'none') return [];
  const inCluster = (kind: string): string => clusterArn.replace(':cluster/', `:${kind}/`);
  const stop: PermissionQuestion = {
    action: 'ecs:StopServiceDeployment',
    absentArn: `${inCluster('service-deployment')}/${name}/${ABSENT_DEPLOYMENT}`,
  };
  if (mode === 'before') return [stop];
  return [stop, { action: 'ecs:UpdateTaskProtection', absentArn: `${inCluster('task')}/${ABSENT_TASK}` }];
}
