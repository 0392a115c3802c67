/** Rollouts that don't get anywhere, one of every kind of cause. */
import type { JsonObject } from '../../../../simulator/core/json.js';
import { defineWorker, NEW_IMAGE } from '../definitions.js';
import { isNew, openStage, type Stage } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WEB_INPUTS, type Scenes } from '../scene.js';
import { openWeb, TUNED } from './web.js';

/** Lines of gunicorn and Django as the evidence of `django-allowed-hosts` has them. */
const REFUSED_HOST = (address: string): readonly (readonly [number, string])[] => [
  [3.1, '[2026-11-21 14:02:47 +0000] [7] [INFO] Starting gunicorn 23.0.0'],
  [3.1, '[2026-11-21 14:02:47 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)'],
  [3.1, '[2026-11-21 14:02:47 +0000] [7] [INFO] Using worker: uvicorn_worker.UvicornWorker'],
  [3.2, '[2026-11-21 14:02:47 +0000] [9] [INFO] Booting worker with pid: 9'],
  [5.4, '[2026-11-21 14:02:49 +0000] [9] [INFO] Started server process [9]'],
  [5.4, '[2026-11-21 14:02:49 +0000] [9] [INFO] Waiting for application startup.'],
  [5.4, "[2026-11-21 14:02:49 +0000] [9] [INFO] ASGI 'lifespan' protocol appears unsupported."],
  [5.4, '[2026-11-21 14:02:49 +0000] [9] [INFO] Application startup complete.'],
  ...[20, 30, 40, 50].flatMap((afterS) => [
    [
      afterS,
      `Invalid HTTP_HOST header: '${address}:8000'. You may need to add '${address}' to ALLOWED_HOSTS.`,
    ] as const,
    [afterS, '10.0.1.17:52492 - "GET /healthz/ HTTP/1.1" 400'] as const,
  ]),
];

/** A hook of the service's deployment configuration holds the rollout before anything is started. */
function holdByHook({ play }: Stage): Stage['answer'] {
  return (operation, answer) => {
    if (operation === 'UpdateService') {
      play.change((world) => {
        for (const { deployments } of Object.values(world.services)) {
          if (deployments[0] !== undefined) deployments[0].nextStartAtMs = Number.MAX_SAFE_INTEGER;
        }
      });
    }
    if (operation !== 'DescribeServiceDeployments') return answer;
    const hook = {
      hookId: 'approve-by-hand',
      status: 'AWAITING_ACTION',
      expiresAt: Date.UTC(2026, 10, 22, 14, 2) / 1_000,
      timeoutAction: 'ROLLBACK',
    };
    const found = answer['serviceDeployments'] as JsonObject[];
    const paused = { lifecycleStage: 'PRE_SCALE_UP', lifecycleHookDetails: [hook] };
    return { ...answer, serviceDeployments: found.map((one) => ({ ...one, ...paused })) };
  };
}

export const causes: Scenes = {
  'cause-elsewhere': () => {
    const stage = openWeb(41, { targetGroup: TUNED, more: { healthCheckGracePeriodSeconds: 60 } });
    stage.answer = holdByHook(stage);
    return playStep(stage, { ...WEB_INPUTS, 'on-failure': 'leave' });
  },

  'cause-never-starts': () => {
    const stage = openStage({
      service: 'worker',
      definition: defineWorker(),
      pace: { pullFailureSeconds: 24 },
      seed: 42,
    });
    const reason =
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ' +
      `${NEW_IMAGE}: ${NEW_IMAGE}: not found`;
    stage.play.change(({ faults }) => faults.brokenImages.push({ part: NEW_IMAGE, reason }));
    return playStep(stage, { image: NEW_IMAGE });
  },

  'cause-placement': () => {
    const stage = openStage({ service: 'worker', definition: defineWorker(), seed: 43 });
    stage.play.change(({ faults }) => {
      faults.room = 2;
    });
    return playStep(stage, { image: NEW_IMAGE });
  },

  'cause-unhealthy': () => {
    const more = { healthCheckGracePeriodSeconds: 60 };
    const stage = openWeb(44, { targetGroup: TUNED, more });
    stage.behave = (task) => (isNew(task) ? { probeAnswer: 400 } : {});
    stage.write = (task) => (isNew(task) ? REFUSED_HOST(task.privateIpv4) : []);
    return playStep(stage, WEB_INPUTS);
  },
};
