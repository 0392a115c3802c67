/** Workers that are replaced while they hold jobs. */
import { defineWorker } from '../definitions.js';
import { finishJobsFirst, giveJobs } from '../give-jobs.js';
import { CLUSTER, openStage, type Stage, type StageSetup } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WORKER_INPUTS, type Scenes } from '../scene.js';

function openWorkers(seed: number, setup: Partial<StageSetup> = {}): Stage {
  const stage = openStage({ service: 'worker', definition: defineWorker(), seed, ...setup });
  finishJobsFirst(stage);
  return stage;
}

const VIDEO = 'shop.tasks.render_video';
const EXPORT = 'shop.tasks.export_orders';
const MAIL = 'shop.tasks.send_newsletter';

export const handedOver: Scenes = {
  'succeeded-overlap': () => {
    const stage = openWorkers(11);
    giveJobs(stage, 0, [{ name: VIDEO, fromS: -412, toS: 271 }]);
    giveJobs(stage, 1, [
      { name: EXPORT, fromS: -37, toS: 96 },
      { name: MAIL, fromS: 96, toS: 118 },
    ]);
    return playStep(stage, WORKER_INPUTS);
  },

  'succeeded-before': () => {
    const stage = openWorkers(12);
    giveJobs(stage, 1, [
      { name: VIDEO, fromS: -95, toS: 92 },
      { name: VIDEO, fromS: -12, toS: 171 },
      { name: MAIL, fromS: 92, toS: 104 },
    ]);
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before' });
  },

  'succeeded-jobs-cut': () => {
    const stage = openWorkers(13);
    giveJobs(stage, 0, [{ name: VIDEO, fromS: -75, toS: null }]);
    giveJobs(stage, 1, [{ name: VIDEO, fromS: -74, toS: null }]);
    const inputs = { drain: 'before', 'drain-timeout': '3m', 'on-drain-timeout': 'proceed' };
    return playStep(stage, { ...WORKER_INPUTS, ...inputs });
  },

  'succeeded-job-lost': () => {
    const stage = openWorkers(16);
    giveJobs(stage, 0, [{ name: VIDEO, fromS: -75, toS: 190 }]);
    giveJobs(stage, 1, [{ name: EXPORT, fromS: -12, toS: 60 }]);
    stage.at(20_000, () => {
      const [task] = stage.play.tasks();
      stage.play.call('StopTask', { cluster: CLUSTER, task: task?.arn ?? '' });
    });
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before' });
  },

  'timeline-overlap': () => {
    // One more task than wanted at a time: the hand-over goes in waves.
    const more = { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 134 } };
    const stage = openWorkers(14, { desiredCount: 3, more });
    giveJobs(stage, 0, [{ name: VIDEO, fromS: -140, toS: 148 }]);
    giveJobs(stage, 2, [{ name: EXPORT, fromS: -20, toS: 97 }]);
    return playStep(stage, { ...WORKER_INPUTS, 'health-timeout': '15m' });
  },

  'timeline-before': () => {
    // No room for a task beside the old ones.
    const more = { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } };
    const stage = openWorkers(15, { more });
    giveJobs(stage, 0, [
      { name: VIDEO, fromS: -61, toS: 127 },
      { name: MAIL, fromS: -4, toS: 31 },
    ]);
    giveJobs(stage, 1, [
      { name: EXPORT, fromS: -240, toS: 44 },
      { name: MAIL, fromS: 44, toS: 80 },
    ]);
    return playStep(stage, WORKER_INPUTS);
  },
};
