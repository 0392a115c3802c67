import type { UpdateServiceCommandInput } from '@aws-sdk/client-ecs';
import { WorldError } from '../../errors.js';
import type { Service } from '../../model/service.js';
import type { ServiceUpdate } from '../../ports.js';
import { createCallSubject, callEcs, type EcsSession } from './ecs-session.js';
import { repeatWhenThrottled } from './repeat-when-throttled.js';
import { UpdateServiceCommand } from './sdk.js';
import { toService } from './to-service.js';

/** One UpdateService call. A lost answer is a WorldError `unreachable`: the update may have taken effect. */
export async function updateService(session: EcsSession, update: ServiceUpdate): Promise<Service> {
  const subject = createCallSubject(session, 'ecs:UpdateService');
  const input = toInput(session, update);
  const answer = await callEcs(
    session,
    subject,
    (options) =>
      repeatWhenThrottled(
        () => session.writer.send(new UpdateServiceCommand(input), options),
        options.abortSignal,
      ),
    'writer',
  );
  if (answer.service === undefined)
    throw new WorldError(
      'unreachable',
      subject.action,
      `AWS answered ${subject.action} without the service. Check in ECS whether a deployment was started.`,
    );
  return toService(answer.service);
}

/** Only what was asked for: ECS keeps members that are left out, including the top-level ones of deploymentConfiguration. */
function toInput(session: EcsSession, update: ServiceUpdate): UpdateServiceCommandInput {
  const { taskDefinitionArn, desiredCount, forceNewDeployment, minimumHealthyPercent, maximumPercent } =
    update;
  const percentages = {
    ...(minimumHealthyPercent === undefined ? {} : { minimumHealthyPercent }),
    ...(maximumPercent === undefined ? {} : { maximumPercent }),
  };
  return {
    cluster: session.cluster,
    service: session.service,
    ...(taskDefinitionArn === undefined ? {} : { taskDefinition: taskDefinitionArn }),
    ...(desiredCount === undefined ? {} : { desiredCount }),
    ...(forceNewDeployment === undefined ? {} : { forceNewDeployment }),
    ...(Object.keys(percentages).length === 0 ? {} : { deploymentConfiguration: percentages }),
  };
}
