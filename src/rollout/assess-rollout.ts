import type { RolloutSnapshot, RolloutStatus, RolloutTarget, RolloutVerdict } from '../model/rollout.js';
import type { Deployment } from '../model/service.js';
import { describeProgress, isOnlyOldDraining } from './describe-progress.js';
import { findDoomed } from './find-doomed.js';
import { findPrimary } from './find-primary.js';
import { revisionOf } from '../wording/shorten-arn.js';
import { isKnownFailed, isRollbackOfOurs, isRollingBack } from './find-rollback-evidence.js';
import { groupDeaths } from './group-deaths.js';
import { judgeHealth } from './health/judge-health.js';
import { listTargetsOf } from './health/list-targets-of.js';
import { isFailing } from './health/note-health.js';

type Judgement = Pick<RolloutVerdict, 'status' | 'sentence'> & Partial<RolloutVerdict>;

/**
 * The state of our rollout in this snapshot. Judged only by our deployment's id: "the service is stable" is also true after
 * a rollback. `deployments[]` says which one is PRIMARY; the service deployment, if readable, adds rollbacks. Either may be
 * missing or lag behind the other.
 */
export function assessRollout(snapshot: RolloutSnapshot, target: RolloutTarget): RolloutVerdict {
  const judgement = judge(snapshot, target);
  const isOver = judgement.status !== 'waiting' && judgement.status !== 'missing';
  const isLate = !isOver && snapshot.atMs >= target.deadlineAtMs;
  return {
    death: isOver || isLate ? findWorstDeath(snapshot, target) : null,
    onlyOldDraining:
      findPrimary(snapshot.service)?.id === target.deploymentId &&
      isOnlyOldDraining(snapshot, target.deploymentId),
    ...judgement,
    ...(isLate ? { status: 'timed-out', sentence: `Out of time: ${judgement.sentence}` } : {}),
  };
}

function judge(snapshot: RolloutSnapshot, target: RolloutTarget): Judgement {
  const { service, serviceDeployment } = snapshot;
  if (service.status === 'DRAINING' || service.status === 'INACTIVE') {
    return say('failed', `The service is being deleted (its status is ${service.status}).`);
  }
  const primary = findPrimary(service);
  if (primary === null) return judgeMissing(null, snapshot, target);
  if (primary.id === target.deploymentId) return judgeOurs(primary, snapshot, target);
  const isListed = service.deployments.some(({ id }) => id === target.deploymentId);
  const isLag = !isListed && !isKnownFailed(service, target.deploymentId, serviceDeployment);
  if (isLag && primary.id === target.previousDeploymentId && !saysRollingBack(primary)) {
    return judgeMissing(primary, snapshot, target);
  }
  return judgeOther(primary, snapshot, target);
}

function judgeOurs(ours: Deployment, snapshot: RolloutSnapshot, target: RolloutTarget): Judgement {
  const { serviceDeployment } = snapshot;
  const reason =
    serviceDeployment?.rollbackReason ?? serviceDeployment?.statusReason ?? ours.rolloutStateReason;
  if (serviceDeployment !== null && isRollingBack(serviceDeployment.status)) {
    return say('rolling-back', `ECS is rolling this deployment back${because(reason)}`);
  }
  if (serviceDeployment?.status === 'ROLLBACK_FAILED') {
    return say('failed', `This deployment failed, and ECS could not roll it back${because(reason)}`);
  }
  if (ours.rolloutState === 'FAILED')
    return say('failed', `ECS marked this deployment as failed${because(reason)}`);
  const isOver = isCompleted(ours, snapshot);
  const isDone = isOver && !isDown(snapshot);
  const health = isDone || isContradictory(ours, snapshot) ? null : judgeHealth(snapshot, target);
  // First, because it names the settings: tasks that failed their checks twice also stopped twice for the same reason.
  if (health !== null && health.doom !== null) return say('doomed', health.doom);
  const doom = findDoom(ours, snapshot, target);
  if (doom !== null) return doom;
  const { words } = describeProgress(snapshot);
  if (isDone) return say('completed', `Completed: ${words}.`);
  return {
    ...say(
      'waiting',
      isOver ? `ECS completed the rollout, but every target fails its health checks: ${words}.` : `${words}.`,
    ),
    ...(health?.waitsFor == null ? {} : { waitsFor: health.waitsFor }),
  };
}

/** COMPLETED; without a rolloutState, the service deployment's status, or that ours is the only one and all tasks run. */
function isCompleted(ours: Deployment, { service, serviceDeployment, oldTasks }: RolloutSnapshot): boolean {
  if (ours.rolloutState !== null) return ours.rolloutState === 'COMPLETED';
  if (serviceDeployment !== null) return serviceDeployment.status === 'SUCCESSFUL';
  const isAlone = service.deployments.length === 1 && oldTasks.length === 0;
  return isAlone && ours.runningCount === service.desiredCount && ours.pendingCount === 0;
}

function findDoom(ours: Deployment, snapshot: RolloutSnapshot, target: RolloutTarget): Judgement | null {
  if (isContradictory(ours, snapshot)) return null;
  const { newTasks, stoppedTasks } = snapshot;
  const death = findDoomed({
    tasks: [...newTasks, ...stoppedTasks],
    deploymentId: target.deploymentId,
    maxFailedTasks: target.maxFailedTasks,
    nowMs: snapshot.atMs,
  });
  if (death === null) return null;
  const details = [
    ...(death.container === null ? [] : [`container ${death.container}`]),
    ...(death.exitCode === null ? [] : [`exit code ${death.exitCode}`]),
  ];
  const where = details.length === 0 ? '' : ` (${details.join(', ')})`;
  const failure = death.count === 1 ? 'A new task failed' : `${death.count} new tasks failed the same way`;
  return { ...say('doomed', `${failure}${where}; none stayed up.`), death };
}

/** All our tasks run and fail their checks in the load balancer: completed or not, this revision doesn't serve. */
function isDown({ newTasks, service, targets }: RolloutSnapshot): boolean {
  const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  return running.length > 0 && running.every((task) => listTargetsOf(task, service, targets).some(isFailing));
}

/** ECS counts running tasks but lists none, running or stopping: two reads that don't match prove nothing. */
function isContradictory(ours: Deployment, { newTasks, stoppedTasks }: RolloutSnapshot): boolean {
  const going = stoppedTasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  return newTasks.length + going.length === 0 && ours.runningCount > 0;
}

/** Another deployment is PRIMARY. */
function judgeOther(primary: Deployment, snapshot: RolloutSnapshot, target: RolloutTarget): Judgement {
  const { service, serviceDeployment } = snapshot;
  const revision = revisionOf(primary.taskDefinitionArn);
  if (!isRollbackOfOurs(service, primary, target, serviceDeployment)) {
    return say('superseded', `Another deployment (${primary.id}, revision ${revision}) replaced this one.`);
  }
  if (primary.rolloutState === 'FAILED' || serviceDeployment?.status === 'ROLLBACK_FAILED') {
    return say('failed', `This deployment failed, and its rollback to revision ${revision} failed too.`);
  }
  const isDone = primary.rolloutState === 'COMPLETED' || serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL';
  if (isDone && !saysRollingBack(primary))
    return say('rolled-back', `ECS rolled this deployment back to revision ${revision}.`);
  return say('rolling-back', `ECS is rolling this deployment back to revision ${revision}.`);
}

/** Our id is not in the list: at first the list may lag; later the deployment is gone. */
function judgeMissing(
  primary: Deployment | null,
  snapshot: RolloutSnapshot,
  target: RolloutTarget,
): Judgement {
  const missingMs = snapshot.atMs - (target.firstSeenMissingAtMs ?? snapshot.atMs);
  if (missingMs < target.missingGraceMs)
    return say('missing', `ECS does not list deployment ${target.deploymentId} yet.`);
  if (primary !== null) return judgeOther(primary, snapshot, target);
  return say(
    'failed',
    `ECS no longer lists deployment ${target.deploymentId}, and has no PRIMARY deployment.`,
  );
}

function findWorstDeath({ stoppedTasks }: RolloutSnapshot, { deploymentId }: RolloutTarget) {
  const deaths = groupDeaths(stoppedTasks, deploymentId);
  return deaths.find(({ transient }) => !transient) ?? deaths[0] ?? null;
}

function saysRollingBack({ rolloutState, rolloutStateReason }: Deployment): boolean {
  return rolloutState !== 'COMPLETED' && /rolling back/i.test(rolloutStateReason ?? '');
}

function say(status: RolloutStatus, sentence: string): Judgement {
  return { status, sentence };
}

/** `: REASON` with one full stop, or only the full stop. */
function because(reason: string | null): string {
  return reason === null || reason === '' ? '.' : `: ${reason.replace(/\.?$/, '.')}`;
}
