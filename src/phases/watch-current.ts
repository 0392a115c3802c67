import { RefusedError, WorldError } from '../errors.js';
import type { Service } from '../model/service.js';
import type { UndoRecord } from '../model/undo-record.js';
import type { Ending } from './post-deploy.js';
import { postDeploy } from './post-deploy.js';
import { timePhase } from './report/time-phase.js';
import type { Run } from './run.js';

/** `phases: post-deploy` alone: watches the deployment of an earlier step of this job, else whatever is PRIMARY now. */
export async function watchCurrent(run: Run): Promise<Ending> {
  const service = await fetchOrRefuse(run);
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  if (primary === undefined)
    throw new RefusedError([`service: ${service.name} has no PRIMARY deployment to watch.`]);
  run.record = openRecordOf(run.world.undo.read());
  const update = run.record?.update ?? null;
  const deploymentId = update?.deploymentId ?? primary.id;
  const { report } = run.world;
  report.deploymentId = deploymentId;
  report.taskDefinitionArn = update?.taskDefinitionArn ?? primary.taskDefinitionArn;
  report.previousTaskDefinitionArn = run.record?.previous.taskDefinitionArn ?? null;
  if ((run.record?.workers.length ?? 0) > 0) report.drain.mode = 'before';
  const order = {
    deploymentId,
    taskDefinitionArn: report.taskDefinitionArn,
    previousDeploymentId: run.record?.previous.deploymentId ?? '',
    provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
  };
  return timePhase(run, {
    name: 'post-deploy',
    title: 'Watching the rollout',
    run: () => postDeploy(run, order),
    describe: ({ reason }) => reason,
    isFailure: ({ outcome }) => outcome !== 'succeeded',
  });
}

/** A record without an UpdateService is not about a deployment. */
function openRecordOf(record: UndoRecord | null): UndoRecord | null {
  return record?.status === 'open' && record.update !== null ? record : null;
}

async function fetchOrRefuse(run: Run): Promise<Service> {
  try {
    return await run.world.ecs.fetchService();
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new RefusedError([error.message], { cause: error });
  }
}
