import { describe, expect, test } from '@jest/globals';
import { WorldError } from '../../../../src/errors.js';
import type { Inputs } from '../../../../src/model/inputs.js';
import { createRun } from '../../../../src/phases/run.js';
import { runPhases } from '../../../../src/phases/run-phases.js';
import { undo } from '../../../../src/phases/undo.js';
import {
  FOREIGN_ID,
  NEW_ID,
  NOW_MS,
  OLD_ARN,
  aDeployment,
  aService,
} from '../../../support/builders/world.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf } from '../../../support/fakes/fake-world.js';
import { JOB, type Scene, anAbortedDrain, nodeOf } from '../../../support/fakes/scenario.js';

const FORCED = 'update {"forceNewDeployment":true}';

const warningOf = (scene: Scene): string =>
  scene.report.warnings.find((sentence) => sentence.includes('are not replaced')) ?? '';
const nodesOf = (scene: Scene): readonly string[] => scene.old.map(nodeOf);

/** Nobody was replaced, each is named with the reason and the command, and nobody is left deaf or protected. */
async function expectNamed(scene: Scene, why: RegExp, calls: readonly string[] = []): Promise<void> {
  const { outcome } = await runPhases(scene.run);
  expect(outcome).toBe('timed-out');
  const warning = warningOf(scene);
  expect(warning).toMatch(why);
  for (const node of nodesOf(scene)) expect(warning).toContain(node);
  const command = 'aws ecs update-service --cluster shop --service worker --force-new-deployment';
  expect(scene.report.warnings).toContain(`Replace these workers once they are idle: ${command}`);
  expect(changesOf(scene).filter((call) => /^(update|protect|stop)/.test(call))).toEqual(calls);
  expect(scene.report.replacement).toBeNull();
  expect(scene.protections).toEqual([]);
  for (const node of nodesOf(scene)) expect(scene.celery.workers.get(node)?.queues).toEqual(['celery']);
}

describe('after an aborted drain', () => {
  test('the restored workers make way for fresh tasks of the same revision, once they are idle', async () => {
    const scene = anAbortedDrain();
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('timed-out');
    const changes = changesOf(scene);
    const from = changes.findIndex((call) => call.startsWith('protect'));
    const arns = scene.old.map(({ arn }) => arn);
    const kinds = changes.slice(from).map((call) => call.replace(/ .*/, ''));
    expect(changes[from]).toBe(`protect ${arns.join(',')}`);
    expect(changes[from + 1]).toBe(FORCED);
    expect(kinds).toEqual(['protect', 'update', 'silence', 'release']);
    expect(scene.tasks).toEqual(scene.fresh);
    expect(scene.record).toMatchObject({ status: 'closed', protections: [] });
    expect(warningOf(scene)).toBe('');
    expect(scene.report.replacement).toMatchObject({ nodes: nodesOf(scene), deploymentId: NEW_ID });
    expect(scene.report.drain.rows.map(({ ending }) => ending)).toEqual(['replaced', 'replaced']);
    expect(scene.report.phases.map(({ name }) => name)).toContain('replacement');
    // The deploy that failed started none.
    expect(scene.report.deploymentId).toBeNull();
  });

  test.each<[string, Partial<Inputs>, (scene: Scene) => void, RegExp]>([
    ['that is not wanted', { replaceRestored: false }, () => undefined, /replace-restored is false/],
    [
      'of an image by its tag',
      {},
      (scene) => {
        scene.image = 'shop:1';
      },
      /another image .* may be behind its tag by now: worker \(shop:1\); pin images by digest/,
    ],
    [
      'without room',
      {},
      (scene) => {
        scene.service = aService({ minimumHealthyPercent: 50, maximumPercent: 100 });
      },
      /maximum-percent must be 150 or more/,
    ],
    [
      'that could not be rolled back',
      {},
      (scene) => {
        scene.serviceDeployments = [];
      },
      /service deployments are not readable/,
    ],
    ['of workers by globs', { drainWorkers: ['w@*'] }, () => undefined, /only drain-workers: auto can/],
  ])('no replacement %s', async (_, inputs, change, why) => {
    const scene = anAbortedDrain(inputs);
    change(scene);
    await expectNamed(scene, why);
  });

  test('workers that are not idle in half of drain-timeout are left alone', async () => {
    const scene = anAbortedDrain({}, 10_000_000);
    await expectNamed(scene, /holds 1 job; .* holds 1 job/);
    expect(scene.run.world.clock.now() - NOW_MS).toBeLessThan(60_000 + 45_000);
  });

  test('a worker that does not answer is not idle', async () => {
    const scene = anAbortedDrain();
    scene.at(65_000, () => {
      const [first] = nodesOf(scene);
      const worker = scene.celery.workers.get(first ?? '');
      if (worker !== undefined) Object.assign(worker, { silent: true });
    });
    await expectNamed(scene, /no worker answers|does not answer/);
  });

  test('without task protection nothing is silenced again', async () => {
    const scene = anAbortedDrain();
    for (const { arn } of scene.old) scene.refusedProtections.add(arn);
    await expectNamed(scene, /the old tasks could not be protected/, [
      `protect ${scene.old.map(({ arn }) => arn).join(',')}`,
    ]);
    const { calls } = scene;
    const restored = calls.findLastIndex((call) => call.startsWith('restore'));
    expect(calls.slice(restored).filter((call) => call.startsWith('silence'))).toEqual([]);
  });

  test('fresh tasks that never consume are rolled back, the outcome stays, and nobody tries again', async () => {
    const scene = anAbortedDrain();
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      onUpdate(update);
      scene.service = {
        ...scene.service,
        currentServiceDeploymentArn: scene.serviceDeployments[0]?.arn ?? null,
      };
      scene.at(scene.run.world.clock.now() - NOW_MS + 10_000, () => {
        for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker({ queues: [] }));
      });
    };
    const protect = `protect ${scene.old.map(({ arn }) => arn).join(',')}`;
    await expectNamed(scene, /did not replace them: .*0 of 2 new tasks consume/, [
      protect,
      FORCED,
      `stop ${scene.serviceDeployments[0]?.arn ?? ''}`,
    ]);
    expect(scene.record?.status).toBe('closed');
  });

  test('UpdateService that is denied leaves everybody as they were', async () => {
    const scene = anAbortedDrain();
    scene.onUpdate = () => {
      throw new WorldError('denied', 'ecs:UpdateService', 'ecs:UpdateService: denied.');
    };
    const protect = `protect ${scene.old.map(({ arn }) => arn).join(',')}`;
    await expectNamed(scene, /ecs:UpdateService: denied/, [protect, FORCED]);
  });

  test('a deployment of somebody else is not deployed over', async () => {
    const scene = anAbortedDrain();
    scene.at(66_000, () => {
      scene.service = aService({ deployments: [aDeployment({ id: FOREIGN_ID })] });
    });
    await expectNamed(scene, /another deployment is in charge/);
  });

  test('a job that begins during the hand-over and outlasts the bound finishes under its protection', async () => {
    const scene = anAbortedDrain();
    const { onUpdate } = scene;
    scene.onUpdate = (update) => {
      onUpdate(update);
      const worker = scene.celery.workers.get(nodesOf(scene)[0] ?? '');
      if (worker !== undefined) worker.active = [JOB];
    };
    const { outcome } = await runPhases(scene.run);
    expect(outcome).toBe('timed-out');
    expect(scene.protections.map(({ taskArn }) => taskArn)).toEqual([scene.old[0].arn]);
    expect(scene.report.warnings.join()).toMatch(/old tasks still finish shop\.cook job-1/);
    expect(scene.report.replacement?.deploymentId).toBe(NEW_ID);
    expect(scene.run.world.clock.now() - NOW_MS).toBeLessThan(60_000 + 60_000 + 15_000);
  });

  test('main that dies in the middle leaves a record by which post undoes it', async () => {
    const scene = anAbortedDrain();
    const { onUpdate } = scene;
    const dead = new Error('killed');
    const alive = { clock: { ...scene.run.world.clock }, port: { ...scene.celery.port } };
    scene.onUpdate = (update) => {
      onUpdate(update);
      scene.run.world.clock.sleep = () => Promise.reject(dead);
      scene.celery.port.ping = () => Promise.reject(dead);
    };
    await runPhases(scene.run);
    expect(scene.record).toMatchObject({
      status: 'open',
      previous: { taskDefinitionArn: OLD_ARN },
      update: { deploymentId: NEW_ID },
    });
    expect(scene.protections).toHaveLength(2);
    Object.assign(scene.run.world.clock, alive.clock);
    Object.assign(scene.celery.port, alive.port);
    const { inputs, world } = scene.run;
    const ending = await undo(createRun({ inputs, world, region: null, record: scene.record }));
    expect(ending.clean).toBe(true);
    expect(scene.protections).toEqual([]);
    expect(scene.tasks).toEqual(scene.fresh);
  });
});
