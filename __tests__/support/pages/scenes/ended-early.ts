/** Runs that somebody or something ends before the new revision serves. */
import { defineWorker, NEW_IMAGE } from '../definitions.js';
import { giveJobs } from '../give-jobs.js';
import { CLUSTER, openStage, type Stage } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WORKER_INPUTS, type Scenes } from '../scene.js';

function openWorkers(seed: number): Stage {
  return openStage({ service: 'worker', definition: defineWorker(), seed });
}

export const endedEarly: Scenes = {
  cancelled: () => {
    const stage = openWorkers(61);
    giveJobs(stage, 0, [{ name: 'shop.tasks.render_video', fromS: -320, toS: null }]);
    giveJobs(stage, 1, [{ name: 'shop.tasks.export_orders', fromS: -22, toS: 100 }]);
    stage.at(173_000, () => {
      stage.cancel.abort();
    });
    return playStep(stage, WORKER_INPUTS);
  },

  'failed-permission': () => {
    const stage = openWorkers(62);
    giveJobs(stage, 0, [{ name: 'shop.tasks.render_video', fromS: -40, toS: 61 }]);
    giveJobs(stage, 1, [{ name: 'shop.tasks.send_newsletter', fromS: -3, toS: 37 }]);
    stage.denied.set(
      'UpdateService',
      'User: arn:aws:sts::123456789012:assumed-role/github-deploy/run is not authorized to perform: ecs:UpdateService ' +
        'on resource: arn:aws:ecs:eu-central-1:123456789012:service/prod/worker because no identity-based policy ' +
        'allows the ecs:UpdateService action',
    );
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before' });
  },

  superseded: () => {
    const stage = openWorkers(63);
    stage.at(21_000, () => {
      const definition = defineWorker({ image: NEW_IMAGE.replace('9f2c1d7', 'b03e55f') });
      stage.play.call('RegisterTaskDefinition', definition);
      stage.play.call('UpdateService', { cluster: CLUSTER, service: 'worker', taskDefinition: 'worker' });
    });
    return playStep(stage, { image: NEW_IMAGE, drain: 'none' });
  },

  'timed-out-drain': () => {
    const stage = openWorkers(64);
    giveJobs(stage, 0, [{ name: 'shop.tasks.render_video', fromS: -3_509, toS: null }]);
    giveJobs(stage, 1, [
      { name: 'shop.tasks.export_orders', fromS: -195, toS: null },
      { name: 'shop.tasks.send_newsletter', fromS: -9, toS: 24 },
    ]);
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before' });
  },

  'timed-out-drain-replaced': () => {
    const image = `${NEW_IMAGE.replace(/:[^:]*$/, '')}@sha256:${'4e8d0aa1'.repeat(8)}`;
    const stage = openStage({ service: 'worker', definition: defineWorker({ image }), seed: 65 });
    giveJobs(stage, 0, [{ name: 'shop.tasks.render_video', fromS: -3_509, toS: 670 }]);
    giveJobs(stage, 1, [{ name: 'shop.tasks.send_newsletter', fromS: -9, toS: 24 }]);
    return playStep(stage, { ...WORKER_INPUTS, drain: 'before' });
  },
};
