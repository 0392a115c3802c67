import type { WatchOrder, WatchResult } from '../model/watch.js';
import { revisionOf } from '../wording/short-arn.js';
import type { Started } from './deploy.js';
import { deploy } from './deploy.js';
import { watchOverlap } from './overlap/watch-overlap.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import type { Ending } from './post-deploy.js';
import { postDeploy } from './post-deploy.js';
import { expiryMinutes } from './workers/protect-tasks.js';
import { timePhase } from './report/time-phase.js';
import { logEstimate, noteEstimate } from './report/note-estimate.js';
import type { Run } from './run.js';
import { recordOf } from './run.js';
import { undo } from './undo.js';

/** UpdateService, and the watch where it was asked for. */
export async function deployAndWatch(run: Run, outlook: DeployPlan): Promise<Ending> {
  const { update, revision, primary } = outlook;
  if (update === null || revision === null) throw new Error('A deploy needs a plan.');
  const { report } = run.world;
  const taskDefinitionArn = report.taskDefinitionArn ?? primary.taskDefinitionArn;
  const overtaken = await findOvertaker(run);
  if (overtaken !== null) return overtaken;
  const registered = report.registered ? { taskDefinitionArn } : {};
  const startedAtMs = run.world.clock.now();
  const started = await timePhase(run, {
    name: 'deploy',
    title: 'Deploying',
    run: () => deploy(run, { ...update.update, ...registered }, taskDefinitionArn),
    describe: describeStart,
  });
  if (update.startsDeployment && started.deploymentId === null) {
    const undone = await undo(run);
    return {
      outcome: 'failed',
      reason: `ECS accepted UpdateService but started no deployment. ${undone.sentence}`,
    };
  }
  if (!run.inputs.phases.includes('post-deploy')) {
    return { outcome: 'started', reason: 'Nobody watches the rollout: post-deploy is not among the phases.' };
  }
  if (started.deploymentId !== null) logEstimate(run, startedAtMs);
  const deploymentId = started.deploymentId ?? primary.id;
  const provesWorkers =
    started.deploymentId !== null && run.inputs.broker !== null && run.inputs.drain !== 'none';
  const order = { deploymentId, taskDefinitionArn, previousDeploymentId: primary.id, provesWorkers };
  const overlaps = report.drain.mode === 'overlap' && started.deploymentId !== null;
  const ending = await timePhase(run, {
    name: 'post-deploy',
    title: overlaps ? 'Handing over' : 'Watching the rollout',
    run: () => (overlaps ? postDeploy(run, order, handOverOf(run, outlook)) : postDeploy(run, order)),
    describe: ({ reason }) => reason,
    isFailure: ({ outcome }) => outcome !== 'succeeded',
  });
  if (ending.outcome === 'succeeded' && started.deploymentId !== null) noteEstimate(run, startedAtMs);
  return ending;
}

function handOverOf(run: Run, outlook: DeployPlan): (run: Run, order: WatchOrder) => Promise<WatchResult> {
  const minutes = expiryMinutes(run, outlook);
  return (_, order) => watchOverlap(run, { ...order, expiryMinutes: minutes });
}

/** Somebody deployed while we drained: theirs is the newer wish, and ours must not be put on top of it. */
async function findOvertaker(run: Run): Promise<Ending | null> {
  const service = await run.world.ecs.fetchService();
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  if (primary === undefined || primary.id === recordOf(run).previous.deploymentId) return null;
  const undone = await undo(run);
  const revision = revisionOf(primary.taskDefinitionArn);
  return {
    outcome: 'superseded',
    reason: `Another deployment (${primary.id}, ${revision}) was started while this one drained. Nothing was deployed. ${undone.sentence}`,
  };
}

function describeStart({ deploymentId }: Started): string {
  return deploymentId === null ? 'no new deployment was needed' : `deployment ${deploymentId} started`;
}
