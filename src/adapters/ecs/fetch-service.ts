import { WorldError } from '../../errors.js';
import type { Service } from '../../model/service.js';
import { CHECK_INPUTS, describeMissingService } from './call-subject.js';
import { createCallSubject, callEcs, findPlace, type EcsSession } from './ecs-session.js';
import { DescribeServicesCommand } from './sdk.js';
import { toService } from './to-service.js';

/** WorldError `missing` when the cluster or the service doesn't exist. */
export async function fetchService(session: EcsSession): Promise<Service> {
  const { cluster, service, reader } = session;
  const subject = createCallSubject(session, 'ecs:DescribeServices');
  const command = new DescribeServicesCommand({ cluster, services: [service] });
  const answer = await callEcs(session, subject, (options) => reader.send(command, options));
  const found = answer.services?.[0];
  if (found !== undefined) return toService(found);
  // An unknown name is no error of the call: it comes back in `failures` as MISSING.
  const reason = answer.failures?.[0]?.reason ?? 'no answer for it';
  const text = `${describeMissingService(await findPlace(session))} (ECS: ${reason}). ${CHECK_INPUTS}`;
  throw new WorldError('missing', subject.action, text);
}
