/** The runs that the fault machine breaks, each with the default answer of the world. */
import { aWorker } from '../fakes/fake-celery.js';
import {
  JOB,
  type Scene,
  aScene,
  anAbortedDrain,
  anOverlap,
  comeBack,
  nodeOf,
  serviceDeployment,
  start,
} from '../fakes/scenario.js';
import { NOW_MS, OLD_ARN, aDeadTask, aRollingService } from '../builders/world.js';

/** The new tasks fail one after the other; ECS goes back when it is asked to. */
function aFailing(scene: Scene): Scene {
  scene.serviceDeployments = [serviceDeployment];
  scene.onUpdate = () => {
    scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    const afterMs = scene.run.world.clock.now() - NOW_MS;
    for (const delayMs of [5_000, 25_000])
      scene.at(afterMs + delayMs, () => {
        scene.tasks = [...scene.tasks, aDeadTask()];
      });
  };
  scene.onStop = () => {
    comeBack(scene, scene.old);
  };
  return scene;
}

/** Old workers boot fast, new ones take longer than an undo waits. */
function aSlowBoot(scene: Scene): Scene {
  const { onUpdate } = scene;
  scene.onUpdate = (update) => {
    onUpdate(update);
    for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker({ queues: [] }));
    scene.at(scene.run.world.clock.now() - NOW_MS + 25_000, () => {
      start(scene, []);
      for (const task of scene.fresh) scene.celery.workers.set(nodeOf(task), aWorker());
    });
  };
  return scene;
}

/**
 * An UpdateService back to the old revision brings it back. Before a rollout, and after it was taken back, released tasks
 * stay, and what it was still going to do never happens.
 */
function aReversible(scene: Scene): Scene {
  const { onUpdate, onStop, onRelease } = scene;
  const at = scene.at.bind(scene);
  let isRollingOut = false;
  scene.at = (afterMs, happen) => {
    at(afterMs, () => {
      if (isRollingOut) happen();
    });
  };
  scene.onRelease = (arns) => {
    if (isRollingOut) onRelease(arns);
  };
  scene.onStop = () => {
    isRollingOut = false;
    onStop();
  };
  scene.onUpdate = (update) => {
    isRollingOut = update.taskDefinitionArn !== OLD_ARN;
    if (isRollingOut) onUpdate(update);
    else comeBack(scene, scene.old);
  };
  return scene;
}

/** Jobs that no bound reaches. */
function anEndless(scene: Scene): Scene {
  scene.at(20_000, () => {
    for (const task of scene.old) {
      const worker = scene.celery.workers.get(nodeOf(task));
      if (worker !== undefined) worker.active = [JOB];
    }
  });
  return scene;
}

const SCENES: Readonly<Record<string, () => Scene>> = {
  'before, good': () => aScene(),
  'before on Redis, good': () => aScene({}, 'redis'),
  'before, drain-timeout': () => anEndless(aScene({ drainTimeoutMs: 10_000 })),
  'before, drain-timeout, then a replacement': () =>
    anAbortedDrain({ drainTimeoutMs: 40_000, drainPollIntervalMs: 6_000 }, 45_000),
  'before, the new revision fails': () => aFailing(aScene()),
  'before, slow boot': () => aSlowBoot(aScene()),
  'overlap, good': () => anOverlap(),
  'overlap, the new revision fails': () => aFailing(anOverlap()),
  'overlap, slow boot': () => aSlowBoot(anOverlap()),
  'workers found by globs, good': () => aScene({ drainWorkers: ['w@*'] }),
  'no workers, good': () => aScene({ broker: null, drain: 'auto' }),
  'no workers, the new revision fails': () => aFailing(aScene({ broker: null, drain: 'auto' })),
};

export const CHAOS_SCENES: Readonly<Record<string, () => Scene>> = Object.fromEntries(
  Object.entries(SCENES).map(([name, open]) => [name, () => aReversible(open())]),
);
