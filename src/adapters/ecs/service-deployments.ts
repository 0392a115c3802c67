import type { ServiceDeployment } from '../../model/service.js';
import { callOptional } from './call-optional.js';
import type { CallSubject } from './call-subject.js';
import { createCallSubject, callEcs, type EcsSession } from './ecs-session.js';
import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  StopServiceDeploymentCommand,
} from './sdk.js';
import { toServiceDeploymentFromBrief, toServiceDeployment } from './to-service-deployment.js';

/** DescribeServiceDeployments takes at most 20 (API reference), which is also the default page of the list. */
const NEWEST = 20;

/** null where it can't be read: no permission, an older service, a partition without this API. */
export async function fetchServiceDeployment(
  session: EcsSession,
  arn: string,
): Promise<ServiceDeployment | null> {
  const found = await describeAll(session, [arn]);
  return found?.[0] ?? null;
}

/** The newest 20, newest first; [] where they can't be read. */
export async function fetchServiceDeployments(session: EcsSession): Promise<readonly ServiceDeployment[]> {
  const { cluster, service, reader } = session;
  const subject = createCallSubject(session, 'ecs:ListServiceDeployments');
  const command = new ListServiceDeploymentsCommand({ cluster, service, maxResults: NEWEST });
  const answer = await callOptional(session, subject, (options) => reader.send(command, options));
  const briefs = (answer?.serviceDeployments ?? []).map(toServiceDeploymentFromBrief);
  if (briefs.length === 0) return [];
  const described = await describeAll(
    session,
    briefs.map(({ arn }) => arn),
  );
  const byArn = new Map((described ?? []).map((entry) => [entry.arn, entry]));
  return briefs.map((brief) => byArn.get(brief.arn) ?? brief).sort((a, b) => b.createdAtMs - a.createdAtMs);
}

/** Task definition of a service revision; null where it can't be read. */
export async function fetchServiceRevision(session: EcsSession, arn: string): Promise<string | null> {
  const subject = { action: 'ecs:DescribeServiceRevisions', resource: `service revision ${arn}` };
  const command = new DescribeServiceRevisionsCommand({ serviceRevisionArns: [arn] });
  const answer = await callOptional(session, subject, (options) => session.reader.send(command, options));
  return answer?.serviceRevisions?.[0]?.taskDefinition ?? null;
}

/** Asks ECS to roll this deployment back. Repeating it is harmless: it is accepted while a rollback is under way. */
export async function stopServiceDeployment(session: EcsSession, arn: string): Promise<void> {
  const subject: CallSubject = { action: 'ecs:StopServiceDeployment', resource: `service deployment ${arn}` };
  const command = new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' });
  await callEcs(session, subject, (options) => session.reader.send(command, options));
}

async function describeAll(
  session: EcsSession,
  arns: string[],
): Promise<readonly ServiceDeployment[] | null> {
  const subject = createCallSubject(session, 'ecs:DescribeServiceDeployments');
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns });
  const answer = await callOptional(session, subject, (options) => session.reader.send(command, options));
  return answer === null ? null : (answer.serviceDeployments ?? []).map(toServiceDeployment);
}
