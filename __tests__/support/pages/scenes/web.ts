/** A web service behind a load balancer that rolls well. */
import { defineWeb, OLD_IMAGE } from '../definitions.js';
import { openStage, type Stage, type StageSetup } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WEB_INPUTS, type Scenes } from '../scene.js';

/** AWS's own defaults, and a path that nobody chose. */
export const USUAL = { health: { HealthCheckPath: '/swagger' }, delaySeconds: 300 };
/** As the lints would have it. */
export const TUNED = {
  health: { HealthCheckPath: '/healthz/', HealthCheckIntervalSeconds: '10', HealthyThresholdCount: '2' },
  delaySeconds: 30,
};

export function openWeb(seed: number, setup: Partial<StageSetup> = {}): Stage {
  return openStage({ service: 'web', definition: defineWeb(), targetGroup: USUAL, seed, ...setup });
}

export const web: Scenes = {
  'succeeded-web': () => playStep(openWeb(21, { desiredCount: 1 }), WEB_INPUTS),

  'timed-out-old-draining': () => {
    const targetGroup = { ...USUAL, delaySeconds: 900 };
    return playStep(openWeb(22, { desiredCount: 1, targetGroup }), WEB_INPUTS);
  },

  started: () => playStep(openWeb(23, { desiredCount: 1 }), { ...WEB_INPUTS, phases: 'pre-deploy, deploy' }),

  'no-change': () => playStep(openWeb(24, { desiredCount: 1 }), { image: OLD_IMAGE }),

  'timeline-web': () =>
    playStep(openWeb(25, { targetGroup: TUNED, more: { healthCheckGracePeriodSeconds: 60 } }), {
      ...WEB_INPUTS,
      'stable-for': '1m',
    }),

  'timeline-many': () => {
    const more = {
      healthCheckGracePeriodSeconds: 60,
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 130 },
    };
    const stage = openWeb(26, { desiredCount: 8, targetGroup: { ...TUNED, delaySeconds: 60 }, more });
    return playStep(stage, { ...WEB_INPUTS, 'health-timeout': '30m', 'health-poll-interval': '15s' });
  },
};
