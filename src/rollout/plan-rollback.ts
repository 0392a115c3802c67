import type { RollbackPlan } from '../model/rollout.js';
import type { Deployment, Service, ServiceDeployment } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
import { findPrimary } from './find-primary.js';
import { revisionOf } from '../wording/shorten-arn.js';
import { isRollbackOfOurs, isRollingBack } from './find-rollback-evidence.js';
import { findServiceDeploymentArn } from './find-service-deployment-arn.js';
import { planSettingsRestore } from './plan-settings-restore.js';

export interface RollbackQuestion {
  /** Read just now, because ECS or someone else may have acted. */
  readonly service: Service;
  readonly record: UndoRecord;
  readonly serviceDeployments: readonly ServiceDeployment[];
  /** Of the last deployment that completed, from the service deployments' history; null: not known. */
  readonly completedTaskDefinitionArn: string | null;
  /** Remaining old tasks would stay without queues: replace them by a new deployment of their revision. */
  readonly preferReplacement: boolean;
}

/** StopServiceDeployment takes these (developer guide, stop-service-deployment); the ROLLBACK ones need no request. */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED']);

/** The one request to ECS that brings the old revision back. */
export function planRollback(question: RollbackQuestion): RollbackPlan {
  const { service, record } = question;
  const primary = findPrimary(service);
  if (primary === null) return impossible('the service has no PRIMARY deployment');
  if (record.update === null) return { kind: 'already', deploymentId: primary.id };
  const oursId = findOurId(primary, record);
  const ours = oursId === null ? null : findServiceDeploymentArn(oursId, question.serviceDeployments);
  if (primary.id === oursId) return planForOurs(question, primary, ours);
  const known = {
    deploymentId: oursId,
    taskDefinitionArn: record.update.taskDefinitionArn,
    previousDeploymentId: record.previous.deploymentId,
  };
  if (isRollbackOfOurs(service, primary, known, ours)) return { kind: 'already', deploymentId: primary.id };
  const revision = revisionOf(primary.taskDefinitionArn);
  return {
    kind: 'foreign',
    deploymentId: primary.id,
    sentence: `Another deployment (${primary.id}, revision ${revision}) is PRIMARY: it is left alone.`,
  };
}

/** If UpdateService's answer was lost, a new PRIMARY with our revision is ours. */
function findOurId(primary: Deployment, { update, previous }: UndoRecord): string | null {
  if (update === null || update.deploymentId !== null) return update?.deploymentId ?? null;
  const isNew = primary.id !== previous.deploymentId;
  return isNew && primary.taskDefinitionArn === update.taskDefinitionArn ? primary.id : null;
}

function planForOurs(
  question: RollbackQuestion,
  ours: Deployment,
  serviceDeployment: ServiceDeployment | null,
): RollbackPlan {
  const { service, record } = question;
  // UpdateService started no deployment: only settings need to be restored.
  if (ours.id === record.previous.deploymentId) {
    const settings = planSettingsRestore(service, record);
    if (settings === null) return { kind: 'already', deploymentId: ours.id };
    return { kind: 'update', update: settings, sentence: 'Restoring desired count and healthy percentages.' };
  }
  const completed = findCompleted(service, ours);
  if (serviceDeployment !== null && isRollingBack(serviceDeployment.status)) {
    return { kind: 'already', deploymentId: completed?.id ?? record.previous.deploymentId };
  }
  const canStop = serviceDeployment !== null && completed !== null && STOPPABLE.has(serviceDeployment.status);
  if (canStop && !question.preferReplacement) {
    return { kind: 'stop', serviceDeploymentArn: serviceDeployment.arn };
  }
  return planUpdateBack(question, ours, completed);
}

/** The newest one that is not ours. */
function findCompleted({ deployments }: Service, ours: Deployment): Deployment | null {
  const others = deployments.filter(({ id, rolloutState }) => id !== ours.id && rolloutState === 'COMPLETED');
  return others.sort((a, b) => b.createdAtMs - a.createdAtMs)[0] ?? null;
}

function planUpdateBack(
  question: RollbackQuestion,
  ours: Deployment,
  completed: Deployment | null,
): RollbackPlan {
  const { service, record, completedTaskDefinitionArn } = question;
  const before = record.previous.completed ? record.previous.taskDefinitionArn : null;
  const arn = completed?.taskDefinitionArn ?? before ?? completedTaskDefinitionArn;
  if (arn === null) return impossible('no deployment of this service is known to have completed');
  // Deploying the same revision needs forceNewDeployment to start a deployment.
  const isSame = arn === ours.taskDefinitionArn;
  const update = {
    taskDefinitionArn: arn,
    ...planSettingsRestore(service, record),
    ...(isSame ? { forceNewDeployment: true } : {}),
  };
  const why = isSame ? ' with new tasks (the same revision)' : '';
  return {
    kind: 'update',
    update,
    sentence: `Rolling back to revision ${revisionOf(arn)}${why}.`,
  };
}

function impossible(why: string): RollbackPlan {
  return {
    kind: 'impossible',
    sentence: `There is nothing to roll back to: ${why}. Deploy a revision that is known to work.`,
  };
}
