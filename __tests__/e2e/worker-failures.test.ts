import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findIsolation } from '../../simulator/shell/isolation.js';
import { type DeployOptions, deploy } from '../support/shop/deploy.js';
import { expectDiagnosis, type ExpectedDiagnosis } from '../support/action/expect-diagnosis.js';
import type { ServiceOptions } from '../support/shop/open-shop-service.js';
import { QUICK_SETTINGS } from '../support/quick-settings.js';
import type { ActionResult } from '../support/action/run-action.js';
import { CELERY_PYTHON } from '../support/brokers/start-celery-worker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

interface WorkerFailure extends ExpectedDiagnosis {
  readonly service?: Omit<ServiceOptions, 'name'>;
  /** Long jobs in the queue before the deploy begins. */
  readonly jobs?: number;
  readonly deploy?: (shop: Shop) => DeployOptions;
}

const JOB_S = 600;
const STOP_TIMEOUT_S = 4;
/** One old task after the other, so that the rollout has to wait for the end of each. */
const ONE_BY_ONE = { workers: 4, minimumHealthyPercent: 75, maximumPercent: 100, concurrency: 1 };
const IMPATIENT = { drain: 'none', 'broker-url': '', 'health-timeout': '12s', 'on-failure': 'leave' };

const WORKER = `${CELERY_PYTHON} -m celery -A shop worker -l INFO`;
/** Without PID namespaces SIGTERM would end the shell, and a daemon would outlast its container. */
const isIsolated = findIsolation().kind === 'namespace';
const DEAF = isIsolated ? '' : "trap '' TERM; ";

/** A container health check as often as ECS allows, and soon enough after the start. */
const check = (...command: string[]) => ({
  healthCheck: { command, interval: 5, timeout: 5, retries: 2, startPeriod: 0 },
});

const FAILURES: Readonly<Record<string, WorkerFailure>> = {
  'a broker that refuses': {
    deploy: () => ({
      changes: { brokerUrl: 'redis://127.0.0.1:1/0' },
      inputs: { 'health-timeout': '40s' },
    }),
    cause: 'broker-unreachable',
    quotes: ['consumer: Cannot connect to redis://127.0.0.1:1/0: Error 111'],
  },
  'a job that the new revision does not know': {
    deploy: () => ({
      changes: {
        environment: { SHOP_TASKS: '' },
        container: check('CMD', CELERY_PYTHON, '-m', 'shop.canary', 'worker-2'),
      },
      // With overlap an old worker may take the canary's job.
      inputs: { drain: 'before' },
    }),
    cause: 'unregistered-task',
    quotes: ["Received unregistered task of type 'shop.noop'."],
  },
  'a health check by inspect ping, and a pool that is busy': {
    service: { workers: 1, concurrency: 1 },
    jobs: 4,
    deploy: () => ({
      changes: {
        pool: 'solo',
        container: check('CMD-SHELL', `${CELERY_PYTHON} -m celery -A shop inspect ping -d worker@$HOSTNAME`),
      },
      inputs: { drain: 'none', 'broker-url': '' },
    }),
    cause: 'celery-ping-check',
    quotes: ['Task failed container health checks', 'celery -A shop inspect ping'],
  },
  'old workers that finish no job within stopTimeout': {
    service: { ...ONE_BY_ONE, stopTimeoutS: STOP_TIMEOUT_S },
    jobs: 8,
    deploy: () => ({ inputs: IMPATIENT }),
    outcome: 'timed-out',
    cause: 'killed-after-stop-timeout',
    quotes: ['Scaling activity initiated by', '(container worker: exit code 137)'],
    says: 'It did not run out of memory',
  },
  'old workers behind a shell that swallows SIGTERM': {
    service: {
      ...ONE_BY_ONE,
      stopTimeoutS: STOP_TIMEOUT_S,
      command: ['sh', '-c', `${DEAF}${WORKER} -c 1 -Q worker-5 -n worker@%h; true`],
    },
    deploy: () => ({ changes: { command: null }, inputs: IMPATIENT }),
    outcome: 'timed-out',
    cause: 'shell-as-first-process',
    quotes: ['(container worker: exit code 137)', 'sh -c '],
    says: 'does not pass SIGTERM on',
  },
  'a worker sent to the background': {
    deploy: (shop) => ({
      changes: isIsolated
        ? { args: ['--detach', '--logfile=/dev/null', `--pidfile=${join(shop.journal, '../detached.pid')}`] }
        : { command: ['sh', '-c', `${WORKER} &`] },
      inputs: { drain: 'none', 'broker-url': '', 'preflight-ignore': 'shell-swallows-sigterm' },
    }),
    cause: 'main-process-finished',
    quotes: ['(container worker: exit code 0)', isIsolated ? '--detach' : '&'],
    says: 'background',
  },
};

const names = Object.keys(FAILURES);

describe('a revision of workers that fails', () => {
  let runs: Readonly<Record<string, Promise<ActionResult>>>;
  useShop(
    'redis',
    {},
    (shop) => {
      const run = async (name: string): Promise<ActionResult> => {
        const { service, jobs = 0, deploy: order } = FAILURES[name] ?? {};
        const own = await shop.openService({
          name: `worker-${String(names.indexOf(name) + 1)}`,
          workers: 1,
          ...service,
        });
        await own.cook(jobs, JOB_S);
        const { inputs, ...options } = order?.(shop) ?? {};
        const result = await deploy(shop, own, {
          ...options,
          inputs: { 'max-failed-tasks': '1', 'health-timeout': '3m', ...inputs },
        });
        return result;
      };
      runs = startTogether(Object.fromEntries(names.map((name) => [name, () => run(name)])));
      return Promise.resolve(async () => {
        await Promise.allSettled(Object.values(runs));
      });
    },
    { timeScale: 1, settings: QUICK_SETTINGS },
  );

  test.each(Object.entries(FAILURES))(
    '%s: the cause is named, with the line that proves it',
    async (name, failure) => {
      const result = await runs[name];
      if (result === undefined) throw new Error(`${name} was not run`);
      expectDiagnosis(result, failure);
      expect(result.outputs['cause']).not.toBe('out-of-memory');
    },
  );
});
