import { describe, expect, it } from '@jest/globals';
import type { UndoRecord } from '../../../src/model/undo-record.js';
import { undo } from '../../../src/phases/undo.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import { aWorker } from '../../support/fakes/fake-celery.js';
import {
  FOREIGN_ID,
  NEW_ARN,
  NEW_ID,
  aRollingService,
  aServiceDeployment,
  anUndoRecord,
} from '../../support/builders/world.js';
import type { Scene } from '../../support/fakes/scenario.js';
import { aScene, comeBack, complete, nodeOf, start } from '../../support/fakes/scenario.js';

/** Both old workers are silenced; main is dead. */
function aLeftScene(record: Partial<UndoRecord> = {}): Scene {
  const scene = aScene();
  for (const worker of scene.celery.workers.values()) worker.queues = [];
  const workers = scene.old.map((task) => ({
    node: nodeOf(task),
    taskArn: task.arn,
    pool: 'prefork',
    side: 'old' as const,
    queues: [{ name: 'celery', state: 'sent' as const }],
  }));
  scene.run.record = anUndoRecord({ workers, update: null, ...record });
  scene.record = scene.run.record;
  return scene;
}

const restoreOf = (scene: Scene): string => `restore celery ${scene.old.map(nodeOf).join(',')}`;

describe('undo, judged by the world', () => {
  it('restores where nothing was changed yet', async () => {
    const scene = aLeftScene();
    expect((await undo(scene.run)).clean).toBe(true);
    expect(changesOf(scene)).toEqual([restoreOf(scene)]);
  });

  it('done twice changes nothing more, even without the closed record', async () => {
    const scene = aLeftScene();
    const { record } = scene.run;
    await undo(scene.run);
    scene.run.record = record;
    await undo(scene.run);
    expect(changesOf(scene)).toHaveLength(1);
  });

  it('deregisters a revision that no deployment took', async () => {
    const scene = aLeftScene({ registeredTaskDefinitionArn: NEW_ARN });
    await undo(scene.run);
    expect(changesOf(scene)).toContain(`deregister ${NEW_ARN}`);
  });

  it('restores where UpdateService was noted as sent but never arrived', async () => {
    const scene = aLeftScene({ update: { state: 'sent', taskDefinitionArn: NEW_ARN, deploymentId: null } });
    await undo(scene.run);
    expect(changesOf(scene)).toEqual([restoreOf(scene)]);
  });

  it('gives UpdateService a moment to arrive, and then leaves a good rollout to ECS', async () => {
    const scene = aLeftScene({ update: { state: 'sent', taskDefinitionArn: NEW_ARN, deploymentId: null } });
    scene.at(2_000, () => {
      start(scene, scene.fresh);
    });
    expect((await undo(scene.run)).sentence).toContain('left to ECS');
    expect(changesOf(scene)).toEqual([]);
  });

  it('waits for the new workers, and rolls back where they never consume', async () => {
    const serviceDeployment = aServiceDeployment();
    const scene = aLeftScene({ update: { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID } });
    scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    scene.serviceDeployments = [serviceDeployment];
    scene.onStop = () => {
      comeBack(scene, scene.old);
    };
    expect((await undo(scene.run)).clean).toBe(true);
    expect(changesOf(scene)).toEqual([`stop ${serviceDeployment.arn}`, restoreOf(scene)]);
  });

  it('changes nothing where the rollout has long succeeded', async () => {
    const scene = aLeftScene({ update: { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID } });
    start(scene, scene.fresh);
    complete(scene, scene.old, scene.fresh);
    expect((await undo(scene.run)).clean).toBe(true);
    expect(changesOf(scene)).toEqual([]);
  });

  it('gives no work to workers that a foreign deployment is about to replace', async () => {
    const scene = aLeftScene();
    scene.service = aRollingService({ id: FOREIGN_ID, taskDefinitionArn: `${NEW_ARN}0` });
    expect((await undo(scene.run)).sentence).toContain(FOREIGN_ID);
    expect(changesOf(scene)).toEqual([]);
  });

  it('tells a person the exact commands where a worker can not be verified', async () => {
    const scene = aLeftScene();
    for (const task of scene.old)
      scene.celery.workers.set(nodeOf(task), aWorker({ queues: [], ignoresCommands: true }));
    const ending = await undo(scene.run);
    expect(ending.clean).toBe(false);
    expect(scene.report.repairs[0]).toContain('add_consumer celery');
    expect(scene.record?.status).toBe('open');
  });

  it('has nothing to do without a record, or with a closed one', async () => {
    const scene = aLeftScene({ status: 'closed' });
    await undo(scene.run);
    scene.run.record = null;
    await undo(scene.run);
    expect(scene.calls).toEqual([]);
  });
});

describe('undo after a rollback that was cut short', () => {
  it('goes on with it, though other new workers consume: the silenced ones would stay deaf', async () => {
    const serviceDeployment = aServiceDeployment();
    const scene = aLeftScene({ update: { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID } });
    start(scene, scene.fresh);
    scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    scene.serviceDeployments = [serviceDeployment];
    const [silenced] = scene.fresh;
    if (scene.run.record === null) throw new Error('no record');
    const queues = [{ name: 'celery', state: 'sent' as const }];
    const worker = {
      node: nodeOf(silenced),
      taskArn: silenced.arn,
      pool: null,
      side: 'new' as const,
      queues,
    };
    scene.run.record = { ...scene.run.record, workers: [...scene.run.record.workers, worker] };
    scene.onStop = () => {
      comeBack(scene, scene.old);
    };
    await undo(scene.run);
    expect(changesOf(scene)).toContain(`stop ${serviceDeployment.arn}`);
    expect(changesOf(scene).at(-1)).toBe(restoreOf(scene));
  });
});
