/** UpdateService and StopServiceDeployment without a usable answer: sent again only once the service shows nothing of them. */
import { describe, expect, it } from '@jest/globals';
import { WorldError } from '../../../src/errors.js';
import { runPhases } from '../../../src/phases/run-phases.js';
import { changesOf } from '../../support/fakes/fake-world.js';
import { aDeadTask, aRollingService, NEW_ARN, NEW_ID, NOW_MS } from '../../support/builders/world.js';
import { aScene, nodeOf, type Scene, serviceDeployment } from '../../support/fakes/scenario.js';

const unheard = (call: string): WorldError => new WorldError('unreachable', call, `${call}: 503`);

function updatesOf(scene: Scene): number {
  return changesOf(scene).filter((call) => call.startsWith('update')).length;
}

/** The first so many UpdateService calls are not carried out. */
function refuseUpdates(scene: Scene, count: number, error: WorldError): () => number {
  let asked = 0;
  const { ecs } = scene.run.world;
  const updateService: typeof ecs.updateService = (update) => {
    asked += 1;
    return asked <= count ? Promise.reject(error) : ecs.updateService(update);
  };
  Object.assign(scene.run.world, { ecs: { ...ecs, updateService } });
  return () => asked;
}

describe('UpdateService', () => {
  it('is sent again when ECS did not carry it out, and the deploy succeeds', async () => {
    const scene = aScene();
    const asked = refuseUpdates(scene, 2, unheard('ecs:UpdateService'));
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(asked()).toBe(3);
    expect(updatesOf(scene)).toBe(1);
  });

  it('is given up after two minutes, and the drain is undone', async () => {
    const scene = aScene();
    const asked = refuseUpdates(scene, 1_000, unheard('ecs:UpdateService'));
    expect((await runPhases(scene.run)).outcome).toBe('failed');
    expect(asked()).toBeLessThan(10);
    expect(changesOf(scene)).toContain(`restore celery ${scene.old.map(nodeOf).join(',')}`);
  });

  it('is not sent on top of a deployment that came meanwhile', async () => {
    const scene = aScene();
    const asked = refuseUpdates(scene, 1, unheard('ecs:UpdateService'));
    const { ecs } = scene.run.world;
    const updateService: typeof ecs.updateService = (update) => {
      scene.service = aRollingService({ id: 'ecs-svc/9', taskDefinitionArn: `${NEW_ARN}9` });
      return ecs.updateService(update);
    };
    Object.assign(scene.run.world, { ecs: { ...ecs, updateService } });
    expect((await runPhases(scene.run)).outcome).not.toBe('succeeded');
    expect(asked()).toBe(1);
    expect(updatesOf(scene)).toBe(0);
  });

  it('refused because the credentials expired: the broker alone gives the queues back', async () => {
    const scene = aScene();
    const expired = new WorldError('denied', 'ecs', 'The security token included in the request is expired');
    const { ecs } = scene.run.world;
    const expire = (): Promise<never> => Promise.reject(expired);
    const updateService = (): Promise<never> => {
      Object.assign(scene.run.world, {
        ecs: Object.fromEntries(Object.keys(ecs).map((name) => [name, expire])),
      });
      return expire();
    };
    Object.assign(scene.run.world, { ecs: { ...ecs, updateService } });
    expect((await runPhases(scene.run)).outcome).toBe('failed');
    for (const task of scene.old) expect(scene.celery.workers.get(nodeOf(task))?.queues).toEqual(['celery']);
  });
});

describe('StopServiceDeployment', () => {
  it('is sent again when ECS did not carry it out: rolled back as without the trouble', async () => {
    const scene = aScene();
    scene.serviceDeployments = [serviceDeployment];
    scene.onUpdate = () => {
      scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
      const afterMs = scene.run.world.clock.now() - NOW_MS;
      for (const delayMs of [5_000, 6_000])
        scene.at(afterMs + delayMs, () => {
          scene.tasks = [...scene.tasks, aDeadTask({ startedBy: NEW_ID })];
        });
    };
    const { onStop } = scene;
    let stops = 0;
    scene.onStop = () => {
      stops += 1;
      if (stops === 1) throw unheard('ecs:StopServiceDeployment');
      onStop();
      scene.service = { ...scene.service, ...aScene().service };
      scene.tasks = [...scene.old];
    };
    expect((await runPhases(scene.run)).outcome).toBe('rolled-back');
    expect(stops).toBe(2);
  });
});

describe('RegisterTaskDefinition', () => {
  it('is sent again: the deploy succeeds, and the log says that a revision may be left', async () => {
    const scene = aScene();
    const { ecs } = scene.run.world;
    let asked = 0;
    const registerTaskDefinition: typeof ecs.registerTaskDefinition = (definition) => {
      asked += 1;
      return asked < 3
        ? Promise.reject(unheard('ecs:RegisterTaskDefinition'))
        : ecs.registerTaskDefinition(definition);
    };
    Object.assign(scene.run.world, { ecs: { ...ecs, registerTaskDefinition } });
    expect((await runPhases(scene.run)).outcome).toBe('succeeded');
    expect(scene.lines).toContainEqual(
      expect.stringMatching(/sent 3 times: an unused revision of \S+ may be left/),
    );
  });
});
