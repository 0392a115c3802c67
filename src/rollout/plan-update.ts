import type { Inputs } from '../model/inputs.js';
import type { UpdatePlan } from '../model/rollout.js';
import type { ServiceUpdate } from '../model/service-update.js';
import type { Deployment, Service } from '../model/service.js';
import { findPrimary, nameRevision } from './find-primary.js';

export interface UpdateWish {
  readonly service: Service;
  readonly inputs: Inputs;
  /** The revision that was asked for; null: the service's own, or one that is still to be registered. */
  readonly taskDefinitionArn: string | null;
  /** A new revision is registered for this update. */
  readonly registersNew: boolean;
}

/**
 * The one UpdateService call: what the user asked for, as far as it differs from the service. A changed count or changed
 * percents alone start no deployment.
 */
export function planUpdate({ service, inputs, taskDefinitionArn, registersNew }: UpdateWish): UpdatePlan {
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
    noChange: !startsDeployment && settings.changes.length === 0 && isSettled(service, primary),
    changes: [
      ...describeRevision(current, revision, registersNew),
      ...settings.changes,
      ...(inputs.forceNewDeployment ? ['a new deployment is forced'] : []),
    ],
  };
}

function describeRevision(current: string, revision: string | null, registersNew: boolean): string[] {
  if (revision !== null) return [`task definition ${nameRevision(current)} → ${nameRevision(revision)}`];
  return registersNew ? [`task definition ${nameRevision(current)} → a new revision`] : [];
}

function planSettings(service: Service, inputs: Inputs): { update: ServiceUpdate; changes: string[] } {
  const wishes = [
    ['desiredCount', 'desired count'],
    ['minimumHealthyPercent', 'minimum healthy percent'],
    ['maximumPercent', 'maximum percent'],
  ] as const;
  const changed = wishes.filter(([name]) => inputs[name] !== null && inputs[name] !== service[name]);
  return {
    update: Object.fromEntries(changed.map(([name]) => [name, inputs[name]])),
    changes: changed.map(([name, words]) => `${words} ${service[name]} → ${inputs[name] ?? service[name]}`),
  };
}

/** COMPLETED; where ECS gives no rolloutState: alone, and as many as desired. */
function isSettled(service: Service, primary: Deployment | null): boolean {
  if (primary === null) return false;
  if (primary.rolloutState !== null) return primary.rolloutState === 'COMPLETED';
  return service.deployments.length === 1 && primary.runningCount === primary.desiredCount;
}
