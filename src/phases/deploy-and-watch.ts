import type { Service } from '../model/service.js';
import type { WatchOrder } from '../model/watch.js';
import { findPrimary } from '../rollout/find-primary.js';
import { revisionOf } from '../wording/shorten-arn.js';
import type { Started } from './deploy.js';
import { deploy } from './deploy.js';
import type { Ending } from './ending.js';
import { watchOverlap } from './overlap/watch-overlap.js';
import type { DeployPlan } from './plan/plan-deploy.js';
import { postDeploy } from './post-deploy.js';
import type { Prepared } from './pre-deploy.js';
import { tellEstimate, tellDuration } from './report/tell-estimate.js';
import { fetchPatiently } from './report/fetch-known.js';
import { timePhase } from './report/time-phase.js';
import type { Run } from './run.js';
import { recordOf } from './run.js';
import { undo } from './undo.js';
import { watchRollout } from './watch/watch-rollout.js';
import { planProtectionMinutes } from './workers/protect-tasks.js';

/** Nobody consumes while a drained service is not updated: longer than that, and the drain is undone. */
const OVERTAKER_WITHIN_MS = 300_000;

/** UpdateService, and the watch where it was asked for. */
export async function deployAndWatch(run: Run, plan: DeployPlan, { revision }: Prepared): Promise<Ending> {
  const { update, primary } = plan;
  if (update === null) throw new Error('A deploy needs a plan.');
  const overtaken = await findOvertaker(run);
  if (overtaken !== null) return overtaken;
  const taskDefinitionArn = revision.taskDefinitionArn ?? primary.taskDefinitionArn;
  const registered = revision.registered ? { taskDefinitionArn } : {};
  const startedAtMs = run.world.clock.now();
  const started = await timePhase(run, {
    name: 'deploy',
    title: 'Deploying',
    run: () => deploy(run, { ...update.update, ...registered }, taskDefinitionArn),
    describe: describeStart,
  });
  if (update.startsDeployment && started.deploymentId === null) return undoStandstill(run);
  if (!run.inputs.phases.includes('post-deploy')) {
    return {
      outcome: 'started',
      reason: 'This step does not watch the rollout (`phases` has no post-deploy).',
    };
  }
  if (started.deploymentId === null)
    return watchPhase(run, plan, { ...orderOf(plan, taskDefinitionArn), provesWorkers: false });
  tellEstimate(run, plan.ahead?.rollout ?? null, startedAtMs);
  const ending = await watchPhase(run, plan, {
    ...orderOf(plan, taskDefinitionArn),
    deploymentId: started.deploymentId,
    provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
  });
  if (ending.outcome === 'succeeded') tellDuration(run, startedAtMs);
  return ending;
}

function orderOf(
  { primary, ahead }: DeployPlan,
  taskDefinitionArn: string,
): Omit<WatchOrder, 'provesWorkers'> {
  return {
    deploymentId: primary.id,
    taskDefinitionArn,
    previousDeploymentId: primary.id,
    expectedMs: ahead?.rollout?.duration.expected ?? null,
  };
}

async function watchPhase(run: Run, plan: DeployPlan, order: WatchOrder): Promise<Ending> {
  const overlaps = run.drain.mode === 'overlap' && order.deploymentId !== order.previousDeploymentId;
  return timePhase(run, {
    name: 'post-deploy',
    title: overlaps ? 'Handing over' : 'Watching the rollout',
    run: () =>
      postDeploy(run, order, () =>
        overlaps
          ? watchOverlap(run, { ...order, expiryMinutes: planProtectionMinutes(run, plan) })
          : watchRollout(run, order),
      ),
    describe: ({ reason }) => reason,
    isFailure: ({ outcome }) => outcome !== 'succeeded',
  });
}

async function undoStandstill(run: Run): Promise<Ending> {
  const undone = await undo(run);
  return {
    outcome: 'failed',
    reason: `ECS accepted UpdateService but started no deployment. ${undone.sentence}`,
  };
}

/** Somebody deployed while we drained: theirs is the newer request, and ours must not be put on top of it. */
async function findOvertaker(run: Run): Promise<Ending | null> {
  const fetch = (): Promise<Service> => run.world.ecs.fetchService();
  const primary = findPrimary(await fetchPatiently(run, 'the service', OVERTAKER_WITHIN_MS, fetch));
  if (primary === null || primary.id === recordOf(run).previous.deploymentId) return null;
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
