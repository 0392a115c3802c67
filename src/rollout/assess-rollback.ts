import type { RollbackVerdict, RolloutSnapshot } from '../model/rollout.js';
import type { Deployment } from '../model/service.js';
import type { PreviousState } from '../model/undo-record.js';
import { findPrimary } from './find-primary.js';
import { revisionOf } from '../wording/shorten-arn.js';
import { isRollbackOfOurs } from './find-rollback-evidence.js';

export interface RollbackTarget {
  /** null: UpdateService's answer was lost. */
  readonly failedDeploymentId: string | null;
  readonly previous: PreviousState;
  readonly deadlineAtMs: number;
  /** What UpdateService was asked to go back to; null when ECS rolls back by itself or by StopServiceDeployment. */
  readonly requestedTaskDefinitionArn: string | null;
}

type Judgement = Pick<RollbackVerdict, 'status' | 'sentence'>;

/** The state of the rollback in this snapshot. `snapshot.serviceDeployment` is that of the failed deployment. */
export function assessRollback(snapshot: RolloutSnapshot, target: RollbackTarget): RollbackVerdict {
  const primary = findPrimary(snapshot.service);
  const judgement = judge(primary, snapshot, target);
  const isOver = judgement.status !== 'waiting' && judgement.status !== 'old-is-primary';
  const isLate = !isOver && snapshot.atMs >= target.deadlineAtMs;
  const late: Judgement = { status: 'timed-out', sentence: `Out of time: ${judgement.sentence}` };
  return { ...(isLate ? late : judgement), primaryId: primary?.id ?? null };
}

function judge(primary: Deployment | null, snapshot: RolloutSnapshot, target: RollbackTarget): Judgement {
  const { service, serviceDeployment } = snapshot;
  if (service.status === 'DRAINING' || service.status === 'INACTIVE') {
    return say('failed', `The service is being deleted (its status is ${service.status}).`);
  }
  if (primary === null) return say('waiting', 'ECS has no PRIMARY deployment yet.');
  if (primary.id === target.failedDeploymentId) {
    const isRefused = serviceDeployment?.status === 'ROLLBACK_FAILED';
    if (!isRefused) return say('waiting', `ECS has not made the old revision PRIMARY yet.`);
    // A rollback requested by UpdateService does not depend on ECS's own attempt.
    if (target.requestedTaskDefinitionArn !== null)
      return say('waiting', 'The old revision is not PRIMARY yet.');
    return say('failed', `ECS could not roll back: ${serviceDeployment.statusReason ?? 'no reason given'}`);
  }
  const revision = revisionOf(primary.taskDefinitionArn);
  if (!isTheRollback(primary, snapshot, target)) {
    return say(
      'superseded',
      `Another deployment (${primary.id}, revision ${revision}) replaced the rollback.`,
    );
  }
  if (primary.rolloutState === 'FAILED') {
    return say(
      'failed',
      `The rollback to revision ${revision} failed: ${primary.rolloutStateReason ?? 'no reason given'}`,
    );
  }
  if (isCompleted(primary, snapshot)) return say('completed', `Rolled back: ${revision} is stable.`);
  const counts = `${primary.runningCount} of ${service.desiredCount} tasks running`;
  return say('old-is-primary', `Rolling back to revision ${revision}: ${counts}.`);
}

function isTheRollback(primary: Deployment, snapshot: RolloutSnapshot, target: RollbackTarget): boolean {
  const { previous, requestedTaskDefinitionArn, failedDeploymentId } = target;
  if (requestedTaskDefinitionArn !== null && primary.taskDefinitionArn === requestedTaskDefinitionArn)
    return true;
  if (primary.taskDefinitionArn === previous.taskDefinitionArn) return true;
  const failed = snapshot.service.deployments.find(({ id }) => id === failedDeploymentId);
  const known = {
    deploymentId: failedDeploymentId,
    taskDefinitionArn: failed?.taskDefinitionArn ?? primary.taskDefinitionArn,
    previousDeploymentId: previous.deploymentId,
  };
  return isRollbackOfOurs(snapshot.service, primary, known, snapshot.serviceDeployment);
}

function isCompleted(primary: Deployment, { service }: RolloutSnapshot): boolean {
  if (primary.rolloutState !== null) return primary.rolloutState === 'COMPLETED';
  return service.deployments.length === 1 && primary.runningCount === service.desiredCount;
}

function say(status: RollbackVerdict['status'], sentence: string): Judgement {
  return { status, sentence };
}
