/** New revisions of the workers that fail, and the way back. */
import { beginStop } from '../../../../simulator/core/stop-task.js';
import { aWorker } from '../../fakes/fake-celery.js';
import { defineWorker, NEW_IMAGE, OLD_IMAGE } from '../definitions.js';
import { finishJobsFirst, giveJobs } from '../give-jobs.js';
import { isNew, openStage, type Stage, type StageSetup } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WORKER_INPUTS, type Scenes } from '../scene.js';
import { CAREFUL } from './looked-only.js';

const { image: _, ...BROKER_INPUTS } = WORKER_INPUTS;
const FROM_FILE = { ...BROKER_INPUTS, 'task-definition': 'deploy/worker.json' };

const NO_MODULE: readonly (readonly [number, string])[] = [
  [1.1, 'Usage: celery [OPTIONS] COMMAND [ARGS]...'],
  [1.1, "Try 'celery --help' for help."],
  [1.1, ''],
  [1.1, "Error: Invalid value for '-A' / '--app': "],
  [1.1, 'Unable to load celery application.'],
  [1.1, 'Traceback (most recent call last):'],
  [1.1, '  File "/usr/local/lib/python3.13/importlib/__init__.py", line 88, in import_module'],
  [1.1, '    return _bootstrap._gcd_import(name[level:], package, level)'],
  [1.1, "ModuleNotFoundError: No module named 'shop_tasks'"],
];

const MIGRATIONS: readonly (readonly [number, string])[] = [
  [0.2, 'entrypoint: release 9f2c1d7'],
  [0.9, 'entrypoint: 3 migrations are not applied: orders.0042, orders.0043, mail.0011'],
  [10.9, 'entrypoint: giving up'],
];

const READY = (node: string): readonly (readonly [number, string])[] => [
  [2.2, '[2026-11-21 14:04:52,110: INFO/MainProcess] Connected to redis://:**@redis.shop.internal:6379/0'],
  [2.3, '[2026-11-21 14:04:52,201: INFO/MainProcess] mingle: searching for neighbors'],
  [3.3, '[2026-11-21 14:04:53,214: INFO/MainProcess] mingle: all alone'],
  [3.4, `[2026-11-21 14:04:53,230: INFO/MainProcess] ${node} ready.`],
];

function openWorkers(seed: number, setup: Partial<StageSetup> = {}): Stage {
  const stage = openStage({ service: 'worker', definition: defineWorker(CAREFUL), seed, ...setup });
  finishJobsFirst(stage);
  return stage;
}

/** The new revision starts another app, which its image doesn't have. */
function breakApp(stage: Stage): void {
  const command = CAREFUL.command.map((word) => (word === 'shop' ? 'shop_tasks' : word));
  stage.files.set('deploy/worker.json', defineWorker({ ...CAREFUL, command, image: NEW_IMAGE }));
  stage.behave = (task) => (isNew(task) ? { crashesAfterSeconds: 1.4 } : {});
  stage.employ = (task) => (isNew(task) ? null : aWorker({ queues: ['celery', 'mail'] }));
  stage.write = (task) => (isNew(task) ? NO_MODULE : []);
}

export const rolledBack: Scenes = {
  'rolled-back': () => {
    const stage = openWorkers(51);
    breakApp(stage);
    return playStep(stage, FROM_FILE);
  },

  'rollback-failed': () => {
    // There is no room beside the old tasks, and the registry keeps only the newest image.
    const more = { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } };
    const stage = openWorkers(52, { more, pace: { pullFailureSeconds: 24 } });
    breakApp(stage);
    giveJobs(stage, 0, [{ name: 'shop.tasks.render_video', fromS: -30, toS: 48 }]);
    const reason =
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ' +
      `${OLD_IMAGE}: ${OLD_IMAGE}: not found`;
    stage.play.change(({ faults }) => faults.brokenImages.push({ part: OLD_IMAGE, reason }));
    return playStep(stage, FROM_FILE);
  },

  'rolled-back-by-ecs': () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const stage = openWorkers(53, { more: { deploymentConfiguration: breaker } });
    stage.behave = (task) => (isNew(task) ? { crashesAfterSeconds: 11 } : {});
    stage.employ = (task) => (isNew(task) ? null : aWorker({ queues: ['celery', 'mail'] }));
    stage.write = (task) => (isNew(task) ? MIGRATIONS : []);
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before', 'max-failed-tasks': '0' });
  },

  'rolled-back-not-consuming': () => {
    const stage = openWorkers(54);
    const queues = 'default,mail';
    const command = CAREFUL.command.map((word) => (word === 'celery,mail' ? queues : word));
    stage.files.set('deploy/worker.json', defineWorker({ ...CAREFUL, command, image: NEW_IMAGE }));
    stage.employ = (task) => aWorker({ queues: isNew(task) ? queues.split(',') : ['celery', 'mail'] });
    stage.write = (task) => READY(`celery@${task.privateDnsName}`);
    giveJobs(stage, 1, [{ name: 'shop.tasks.export_orders', fromS: -55, toS: 84 }]);
    return playStep(stage, { ...FROM_FILE, drain: 'before' });
  },

  'timeline-failed': () => {
    const stage = openWorkers(55);
    const reason =
      'CannotStartContainerError: Error response from daemon: failed to create task for container: failed to create ' +
      'shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: ' +
      '"celery-worker": executable file not found in $PATH: unknown';
    const command = ['celery-worker', ...CAREFUL.command.slice(1)];
    stage.files.set('deploy/worker.json', defineWorker({ ...CAREFUL, command, image: NEW_IMAGE }));
    stage.behave = (task) => (isNew(task) ? { failsToStart: reason } : {});
    giveJobs(stage, 0, [{ name: 'shop.tasks.send_newsletter', fromS: -8, toS: 13 }]);
    stage.at(38_000, () => {
      loseInterface(stage);
    });
    return playStep(stage, { ...FROM_FILE, drain: 'before' });
  },
};

/** One of the new tasks gets no network interface in time: that says nothing about the revision. */
function loseInterface({ play }: Stage): void {
  const reason = 'Timeout waiting for network interface provisioning to complete.';
  play.change((world) => {
    const task = Object.values(world.tasks).find((one) => isNew(one) && one.desiredStatus === 'RUNNING');
    if (task !== undefined) beginStop(world, task, { code: 'TaskFailedToStart', reason }, play.nowMs(), []);
  });
}
