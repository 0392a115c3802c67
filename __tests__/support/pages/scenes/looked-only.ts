/** Runs that change nothing: dry runs and refusals. */
import { toRefusedError } from '../../../../src/adapters/celery/describe-broker-problem.js';
import { defineWeb, defineWorker, NEW_IMAGE } from '../definitions.js';
import { openStage } from '../open-stage.js';
import { playStep } from '../play-step.js';
import { WORKER_INPUTS, type Scenes } from '../scene.js';
import { openWeb } from './web.js';

/** Migrations in every task's command, and much else that a lint warns about. */
const CARELESS = defineWeb({
  image: NEW_IMAGE,
  command: [
    'sh',
    '-c',
    'python manage.py migrate && gunicorn shop.asgi:application -k uvicorn_worker.UvicornWorker --bind 0.0.0.0:8000 --workers 9 --graceful-timeout 120',
  ],
});
const FROM_FILE = { 'task-definition': 'deploy/web.json' };

/** Stays healthy without a load balancer, and stops in time. */
export const CAREFUL = {
  command:
    'celery -A shop worker --loglevel INFO --concurrency 2 --queues celery,mail --prefetch-multiplier 1'.split(
      ' ',
    ),
  stopTimeout: 120,
  healthCheck: {
    command: ['CMD-SHELL', 'test $(( $(date +%s) - $(stat -c %Y /dev/shm/heartbeat) )) -lt 60'],
    interval: 15,
    timeout: 5,
    retries: 3,
    startPeriod: 30,
  },
};

function openCareless(seed: number) {
  const stage = openWeb(seed, { desiredCount: 1 });
  stage.files.set('deploy/web.json', CARELESS);
  return stage;
}

export const lookedOnly: Scenes = {
  'planned-web-refused': () => playStep(openCareless(31), { ...FROM_FILE, 'dry-run': 'true' }),

  'refused-preflight': () => playStep(openCareless(32), FROM_FILE),

  'planned-worker': () => {
    const stage = openStage({ service: 'worker', definition: defineWorker(CAREFUL), seed: 33 });
    return playStep(stage, { ...WORKER_INPUTS, 'dry-run': 'true' });
  },

  'refused-broker': () => {
    const stage = openStage({ service: 'worker', definition: defineWorker(), seed: 34 });
    stage.connectBroker = () => {
      const where = 'Redis at redis.shop.internal:6379, database 0,';
      const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      throw toRefusedError(error, { transport: 'redis', where, tls: null });
    };
    return playStep(stage, WORKER_INPUTS);
  },

  'refused-inputs': () => {
    const stage = openStage({ service: 'worker', definition: defineWorker(), seed: 35 });
    return playStep(stage, {
      ...WORKER_INPUTS,
      phases: 'celebrate',
      drain: 'later',
      'drain-timeout': 'soon',
      'maximum-percent': 'lots',
      'on-failure': 'pray',
    });
  },
};
