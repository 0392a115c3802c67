import type { Inputs } from '../model/inputs.js';
import type { UpdatePlan } from '../model/rollout.js';
import type { ServiceUpdate } from '../model/service-update.js';
import type { Deployment, Service } from '../model/service.js';
import { findPrimary } from './find-primary.js';
import { revisionOf } from '../wording/shorten-arn.js';

export interface UpdateQuestion {
  readonly service: Service;
  readonly inputs: Inputs;
  /** The requested revision; null: the service's own, or one that is not registered yet. */
  readonly taskDefinitionArn: string | null;
  /** A new revision is registered for this update. */
  readonly registersNew: boolean;
}

/**
 * The one UpdateService call: what the user asked for and what differs from the service. A changed count or changed
 * percentages alone start no deployment.
 */
export function planUpdate({ service, inputs, taskDefinitionArn, registersNew }: UpdateQuestion): UpdatePlan {
  const primary = findPrimary(service);
  const current = primary?.taskDefinitionArn ?? service.taskDefinitionArn;
  const revision = taskDefinitionArn !== null && taskDefinitionArn !== current ? taskDefinitionArn : null;
  const settings = planSettings(service, inputs);
  const update: ServiceUpdate = {
    ...(revision === null ? {} : { taskDefinitionArn: revision }),
    ...settings.update,
    ...(inputs.forceNewDeployment ? { forceNewDeployment: true } : {}),
  };
  const startsDeployment = revision !== null || registersNew || inputs.forceNewDeployment;
  return {
    update,
    startsDeployment,
    noChange: !startsDeployment && settings.changes.length === 0 && isStable(service, primary),
    changes: [
      ...describeRevision(current, revision, registersNew),
      ...settings.changes,
      ...(inputs.forceNewDeployment ? ['force a new deployment'] : []),
    ],
  };
}

function describeRevision(current: string, revision: string | null, registersNew: boolean): string[] {
  const from = revisionOf(current);
  if (revision !== null) return [`replace task definition ${from} by ${revisionOf(revision)}`];
  return registersNew ? [`replace task definition ${from} by the new revision`] : [];
}

function planSettings(service: Service, inputs: Inputs): { update: ServiceUpdate; changes: string[] } {
  const settings = [
    ['desiredCount', 'desired count'],
    ['minimumHealthyPercent', 'minimum healthy percent'],
    ['maximumPercent', 'maximum percent'],
  ] as const;
  const changed = settings.filter(([name]) => inputs[name] !== null && inputs[name] !== service[name]);
  return {
    update: Object.fromEntries(changed.map(([name]) => [name, inputs[name]])),
    changes: changed.map(
      ([name, words]) => `change ${words} from ${service[name]} to ${inputs[name] ?? service[name]}`,
    ),
  };
}

/** COMPLETED; without a rolloutState: the only deployment, with as many tasks as desired. */
function isStable(service: Service, primary: Deployment | null): boolean {
  if (primary === null) return false;
  if (primary.rolloutState !== null) return primary.rolloutState === 'COMPLETED';
  return service.deployments.length === 1 && primary.runningCount === primary.desiredCount;
}
