import { WorldError } from '../../errors.js';
import type { TaskDefinition, TaskDefinitionRevision } from '../../model/task-definition.js';
import type { CallSubject } from './call-subject.js';
import { callEcs, type EcsSession } from './ecs-session.js';
import { readRawAnswer, writeRawBody } from './raw-json.js';
import { repeatWhenThrottled } from './repeat-when-throttled.js';
import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from './sdk.js';
import { toTaskDefinition } from './to-task-definition.js';

/** Reads the raw answer: the SDK drops members that it doesn't know, and a revision made of it would lack them. */
export async function fetchTaskDefinition(
  session: EcsSession,
  reference: string,
): Promise<TaskDefinitionRevision> {
  const subject = { action: 'ecs:DescribeTaskDefinition', resource: `task definition "${reference}"` };
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: reference, include: ['TAGS'] });
  const readAnswer = readRawAnswer(command.middlewareStack);
  try {
    const answer = await callEcs(session, subject, (options) => session.reader.send(command, options));
    return {
      arn: answer.taskDefinition?.taskDefinitionArn ?? '',
      status: answer.taskDefinition?.status ?? '',
      definition: toTaskDefinition(readAnswer()),
    };
  } catch (error) {
    throw isUnknown(error) ? toMissing(subject, error) : error;
  }
}

/**
 * Registers a revision and returns its ARN. Sent as it is: the SDK would drop the members that it doesn't know.
 * One attempt: after a lost answer a second one could leave a revision that this run doesn't know.
 */
export async function registerTaskDefinition(
  session: EcsSession,
  definition: TaskDefinition,
): Promise<string> {
  const subject = {
    action: 'ecs:RegisterTaskDefinition',
    resource: `task definition "${definition.family}"`,
  };
  const register = (options: { abortSignal: AbortSignal }) => {
    const command = new RegisterTaskDefinitionCommand({
      family: definition.family,
      containerDefinitions: [],
    });
    writeRawBody(command.middlewareStack, definition);
    return session.writer.send(command, options);
  };
  const answer = await callEcs(
    session,
    subject,
    (options) => repeatWhenThrottled(() => register(options), options.abortSignal),
    'writer',
  );
  const arn = answer.taskDefinition?.taskDefinitionArn;
  if (arn === undefined)
    throw new WorldError(
      'unreachable',
      subject.action,
      `AWS answered ${subject.action} without the ARN of the new revision. Check in ECS whether it was registered.`,
    );
  return arn;
}

export async function deregisterTaskDefinition(session: EcsSession, arn: string): Promise<void> {
  const subject = { action: 'ecs:DeregisterTaskDefinition', resource: `task definition "${arn}"` };
  const command = new DeregisterTaskDefinitionCommand({ taskDefinition: arn });
  await callEcs(session, subject, (options) => session.reader.send(command, options));
}

/** ECS has no exception of its own for this: ClientException "Unable to describe task definition." */
function isUnknown(error: unknown): boolean {
  return error instanceof WorldError && error.kind === 'invalid' && /unable to describe/i.test(error.message);
}

function toMissing({ action, resource }: CallSubject, cause: unknown): WorldError {
  const text = `There is no ${resource}. Check the input \`task-definition\` (a file, FAMILY, FAMILY:NUMBER or an ARN), the region and the account.`;
  return new WorldError('missing', action, text, { cause });
}
