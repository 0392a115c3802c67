import { WorldError } from '../../errors.js';
import type { PermissionQuestion } from '../../model/permission.js';
import { callEcs, type EcsSession } from './ecs-session.js';
import { StopServiceDeploymentCommand, UpdateTaskProtectionCommand } from './sdk.js';

/**
 * True: AWS denied the call. False: it said something else, such as that the thing does not exist. A hint only: a policy with
 * conditions on tags denies what has none, and "not found" may come before "not authorized". Throws what may pass.
 */
export async function fetchIsDenied(session: EcsSession, question: PermissionQuestion): Promise<boolean> {
  try {
    await ask(session, question);
    return false;
  } catch (error) {
    if (!(error instanceof WorldError) || error.kind === 'unreachable') throw error;
    return error.kind === 'denied';
  }
}

function ask(session: EcsSession, { action, absentArn }: PermissionQuestion): Promise<unknown> {
  const { cluster, reader } = session;
  const subject = { action, resource: absentArn };
  if (action === 'ecs:StopServiceDeployment') {
    const command = new StopServiceDeploymentCommand({
      serviceDeploymentArn: absentArn,
      stopType: 'ROLLBACK',
    });
    return callEcs(session, subject, (options) => reader.send(command, options));
  }
  const command = new UpdateTaskProtectionCommand({ cluster, tasks: [absentArn], protectionEnabled: false });
  return callEcs(session, subject, (options) => reader.send(command, options));
}
