/** The default scene: a service of two tasks with a worker each, both running a job; UpdateService starts two new ones. */
import type { Inputs } from '../../../src/model/inputs.js';
import type { Task } from '../../../src/model/task.js';
import type { FakeWorld } from './fake-world.js';
import { createFakeWorld } from './fake-world.js';
import { aWorker } from './fake-celery.js';
import {
  NEW_ARN,
  NEW_ID,
  NOW_MS,
  OLD_ARN,
  aDeployment,
  aRollingService,
  aService,
  aServiceDeployment,
  aTask,
} from '../builders/world.js';

export const BROKER = { url: 'redis://broker.example/0', transportOptions: {} };
export const JOB = { id: 'job-1', name: 'shop.cook', startedAtMs: NOW_MS - 60_000 };

export interface Scene extends FakeWorld {
  readonly old: readonly [Task, Task];
  readonly fresh: readonly [Task, Task];
}

export function nodeOf(task: Task): string {
  return `w@${task.privateDnsName ?? ''}`;
}

/** Jobs end after 20 s. The rollout completes 30 s after UpdateService; the old tasks are gone then. */
export function aScene(inputs: Partial<Inputs> = {}, transport: 'redis' | 'amqp' = 'amqp'): Scene {
  const wishes = {
    broker: BROKER,
    drain: 'before' as const,
    images: [{ container: null, image: 'shop:2' }],
    ...inputs,
  };
  const fake = createFakeWorld(wishes, transport);
  const old = [aTask(), aTask()] as const;
  const aNewTask = (): Task => aTask({ startedBy: NEW_ID, taskDefinitionArn: NEW_ARN });
  const fresh = [aNewTask(), aNewTask()] as const;
  fake.tasks = [...old];
  for (const task of old) fake.celery.workers.set(nodeOf(task), aWorker({ active: [JOB] }));
  fake.at(20_000, () => {
    for (const worker of fake.celery.workers.values()) worker.active = [];
  });
  fake.onUpdate = () => {
    start(fake, fresh);
    fake.at(fake.run.world.clock.now() - NOW_MS + 30_000, () => {
      complete(fake, old, fresh);
    });
  };
  return Object.assign(fake, { old, fresh });
}

/** New tasks appear and their workers consume. */
export function start(fake: FakeWorld, fresh: readonly Task[]): void {
  fake.service = aRollingService();
  fake.tasks = [...fake.tasks, ...fresh];
  for (const task of fresh) fake.celery.workers.set(nodeOf(task), aWorker());
}

export function complete(fake: FakeWorld, old: readonly Task[], fresh: readonly Task[]): void {
  fake.tasks = [...fresh];
  for (const task of old) fake.celery.workers.delete(nodeOf(task));
  const deployment = aDeployment({ id: NEW_ID, taskDefinitionArn: NEW_ARN, createdAtMs: NOW_MS });
  fake.service = aService({ taskDefinitionArn: NEW_ARN, deployments: [deployment] });
}

/** ECS rolls back: the old deployment is PRIMARY again, the new tasks are gone. */
export function comeBack(fake: FakeWorld, old: readonly Task[]): void {
  fake.service = aService();
  fake.tasks = [...old];
}

export const serviceDeployment = aServiceDeployment();

/** Overlap: both old workers run a job; new tasks start 10 s after UpdateService; ECS stops a released task at once. */
export function anOverlap(inputs: Partial<Inputs> = {}): Scene {
  const scene = aScene({ drain: 'overlap', ...inputs });
  scene.serviceDeployments = [serviceDeployment];
  scene.onUpdate = () => {
    scene.service = aRollingService({}, {}, { currentServiceDeploymentArn: serviceDeployment.arn });
    scene.at(scene.run.world.clock.now() - NOW_MS + 10_000, () => {
      const { service } = scene;
      start(scene, scene.fresh);
      scene.service = service;
    });
  };
  scene.onRelease = (arns) => {
    // After a rollback ECS keeps the old tasks.
    if (scene.service.deployments.some(({ id, status }) => status === 'PRIMARY' && id !== NEW_ID)) return;
    scene.tasks = scene.tasks.filter((task) => !arns.includes(task.arn));
    if (scene.old.every((task) => !scene.tasks.includes(task))) complete(scene, scene.old, scene.fresh);
  };
  scene.onStop = () => {
    comeBack(scene, scene.old);
  };
  return scene;
}

/**
 * `before` with a minute for jobs that take longer: the drain is aborted, and the workers get their queues back. The image is
 * pinned; a forced deployment starts fresh tasks of the same revision after 10 s, and ECS stops a released task at once.
 */
export function anAbortedDrain(inputs: Partial<Inputs> = {}, jobsEndAfterMs = 70_000): Scene {
  const scene = aScene({ drain: 'before', drainTimeoutMs: 60_000, ...inputs });
  const fresh = [aTask({ startedBy: NEW_ID }), aTask({ startedBy: NEW_ID })] as const;
  const ofOldRevision = { taskDefinitionArn: OLD_ARN };
  const giveOld = (jobs: readonly (typeof JOB)[]) => (): void => {
    for (const task of scene.old) {
      const worker = scene.celery.workers.get(nodeOf(task));
      if (worker !== undefined) worker.active = [...jobs];
    }
  };
  scene.at(20_000, giveOld([JOB]));
  scene.at(jobsEndAfterMs, giveOld([]));
  scene.image = `shop@sha256:${'a'.repeat(64)}`;
  scene.serviceDeployments = [serviceDeployment];
  scene.onUpdate = () => {
    scene.service = aRollingService(ofOldRevision, {}, ofOldRevision);
    scene.at(scene.run.world.clock.now() - NOW_MS + 10_000, () => {
      scene.tasks = [...scene.tasks, ...fresh];
      for (const task of fresh) scene.celery.workers.set(nodeOf(task), aWorker());
    });
  };
  scene.onRelease = (arns) => {
    if (scene.service.deployments.length === 1) return;
    scene.tasks = scene.tasks.filter((task) => !arns.includes(task.arn));
    for (const task of scene.old) if (arns.includes(task.arn)) scene.celery.workers.delete(nodeOf(task));
    if (scene.old.some((task) => scene.tasks.includes(task))) return;
    scene.service = aService({ deployments: [aDeployment({ id: NEW_ID, createdAtMs: NOW_MS })] });
  };
  scene.onStop = () => {
    comeBack(scene, scene.old);
    for (const task of fresh) scene.celery.workers.delete(nodeOf(task));
  };
  return Object.assign(scene, { fresh });
}
