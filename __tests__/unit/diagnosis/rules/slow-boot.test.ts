import { slowBoot } from '../../../../src/diagnosis/rules/slow-boot.js';
import {
  aFailingProbe,
  codes,
  recovered,
  stoppedForChecks,
} from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const FAILED = 'Health checks failed';
const MIGRATING = [
  'Operations to perform:',
  '  Apply all migrations: shop',
  'Running migrations:',
  '  Applying shop.0001_initial... OK',
];
const LISTENING = '[2026-11-21 11:59:14 +0000] [7] [INFO] Listening at: http://0.0.0.0:8000 (7)';
const gunicorn = { command: ['sh', '-c', 'python manage.py migrate && gunicorn shop.asgi -b 0.0.0.0:8000'] };

testRule(slowBoot, {
  fires: {
    'still migrating when ECS gave up': {
      evidence: aFailingProbe(FAILED, { log: MIGRATING, container: gunicorn, task: stoppedForChecks(50) }),
      quotes: 'Applying shop.0001_initial... OK',
      says: ['50 s after its start', 'still running migrations', 'after `healthCheckGracePeriodSeconds` (0)'],
    },
    'it quotes under which heading it was migrating': {
      evidence: aFailingProbe(FAILED, { log: MIGRATING, container: gunicorn, task: stoppedForChecks(50) }),
      quotes: 'Running migrations:',
    },
    'it began to listen just before ECS stopped it': {
      evidence: aFailingProbe(FAILED, {
        log: [LISTENING, 'a', 'b'],
        task: stoppedForChecks(62),
        graceSeconds: 30,
      }),
      says: ['took 1 min to become ready', '`healthCheckGracePeriodSeconds` (30)'],
    },
    'gunicorn listens before the ASGI application has started': {
      evidence: aFailingProbe('Request timed out', {
        log: [
          LISTENING,
          '[2026-11-21 11:59:14 +0000] [7] [INFO] Using worker: uvicorn.workers.UvicornWorker',
        ],
      }),
      says: ['not ready 1 min after its start'],
    },
  },
  quiet: {
    'the grace period is not over': aFailingProbe(FAILED, {
      log: MIGRATING,
      container: gunicorn,
      graceSeconds: 120,
    }),
    'it became healthy in the end: merely slow': aFailingProbe(FAILED, {
      log: [...MIGRATING, LISTENING],
      targets: [recovered(FAILED)],
    }),
    'it was ready for longer than a check takes: something else is wrong': aFailingProbe(FAILED, {
      log: [LISTENING, ...Array.from({ length: 50 }, () => 'tick')],
      task: stoppedForChecks(60),
    }),
    'the kernel kills its workers: that is why it never gets ready': aFailingProbe('Request timed out', {
      log: [
        LISTENING,
        '[2026-11-21 11:59:14 +0000] [7] [INFO] Using worker: uvicorn.workers.UvicornWorker',
        '[2026-11-21 11:59:16 +0000] [7] [WARNING] Worker with pid 8 was terminated due to signal 9',
      ],
      task: stoppedForChecks(50),
    }),
    'the application answered': aFailingProbe(codes(404), { log: MIGRATING, container: gunicorn }),
    'a program that may never say that it listens': aFailingProbe(FAILED, { log: ['hello'] }),
    'the line of interest may have scrolled away': aFailingProbe(FAILED, {
      log: Array.from({ length: 200 }, (_, at) => `line ${at}`),
      container: gunicorn,
    }),
  },
});
