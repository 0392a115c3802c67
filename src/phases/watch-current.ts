import { RefusedError } from '../errors.js';
import type { UndoRecord } from '../model/undo-record.js';
import { findPrimary } from '../rollout/find-primary.js';
import type { Ending } from './ending.js';
import { fetchServiceOrRefuse } from './plan/fetch-service-or-refuse.js';
import { postDeploy } from './post-deploy.js';
import { timePhase } from './report/time-phase.js';
import type { Run } from './run.js';
import { setDrainMode, setDeployment, saveRecord } from './run.js';
import { watchRollout } from './watch/watch-rollout.js';

/** `phases: post-deploy` alone: watches the deployment of an earlier step of this job, else whatever is PRIMARY now. */
export async function watchCurrent(run: Run): Promise<Ending> {
  const service = await fetchServiceOrRefuse(run);
  const primary = findPrimary(service);
  if (primary === null)
    throw new RefusedError([`service: ${service.name} has no PRIMARY deployment to watch.`]);
  const record = openRecordOf(run.world.undo.read());
  if (record !== null) saveRecord(run, record);
  const deploymentId = record?.update?.deploymentId ?? primary.id;
  const taskDefinitionArn = record?.update?.taskDefinitionArn ?? primary.taskDefinitionArn;
  const drained = (record?.workers.length ?? 0) > 0;
  const previousTaskDefinitionArn = record?.previous.taskDefinitionArn ?? null;
  if (drained) setDrainMode(run, { mode: 'before', why: '' });
  setDeployment(run, deploymentId);
  run.world.story.tell({
    kind: 'deployment-adopted',
    deploymentId,
    taskDefinitionArn,
    previousTaskDefinitionArn,
    drained,
  });
  const order = {
    deploymentId,
    taskDefinitionArn,
    previousDeploymentId: record?.previous.deploymentId ?? '',
    provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
    expectedMs: null,
  };
  return timePhase(run, {
    name: 'post-deploy',
    title: 'Watching the rollout',
    run: () => postDeploy(run, order, () => watchRollout(run, order)),
    describe: ({ reason }) => reason,
    isFailure: ({ outcome }) => outcome !== 'succeeded',
  });
}

/** A record without an UpdateService is not about a deployment. */
function openRecordOf(record: UndoRecord | null): UndoRecord | null {
  return record?.status === 'open' && record.update !== null ? record : null;
}
