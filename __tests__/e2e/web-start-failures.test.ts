import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { expectDiagnosis } from '../support/action/expect-diagnosis.js';
import { makeSlimPath } from '../support/web/make-slim-path.js';
import { useStorefront, type WebFailure } from '../support/web/use-storefront.js';
import { SERVE } from '../support/web/web-definition.js';

const SLIM_PATH = makeSlimPath();
afterAll(() => {
  rmSync(SLIM_PATH, { recursive: true });
});

const MIGRATE_FIRST = ['sh', '-c', `PYTHON manage.py migrate && exec ${SERVE}`];

/** It never serves. */
const FAILURES = {
  'settings that are not in the image': {
    changes: { environment: { DJANGO_SETTINGS_MODULE: 'storefront.settings_production' } },
    cause: 'module-not-found',
    quotes: ["ModuleNotFoundError: No module named 'storefront.settings_production'"],
    says: 'DJANGO_SETTINGS_MODULE',
  },
  'another name for the application': {
    changes: { command: SERVE.replace(':application', ':app').split(' ') },
    cause: 'wrong-application-argument',
    quotes: ["Failed to find attribute 'app' in 'storefront.asgi'."],
    says: 'storefront.asgi:app',
  },
  'a setting that is missing': {
    changes: { environment: { SECRET_KEY: null } },
    cause: 'setting-missing',
    quotes: ["KeyError: 'SECRET_KEY'"],
    says: 'the serving revision sets SECRET_KEY',
  },
  'a database that refuses': {
    changes: { environment: { DATABASE_HOST: '127.0.0.1', DATABASE_PORT: '1' }, command: MIGRATE_FIRST },
    cause: 'database-unreachable',
    quotes: ['connection to server at "127.0.0.1", port 1 failed: Connection refused'],
  },
  'migrations in conflict': {
    changes: { environment: { MIGRATIONS: 'storefront.conflicting_migrations' }, command: MIGRATE_FIRST },
    cause: 'migration-failed',
    quotes: ['CommandError: Conflicting migrations detected', '0002_paid, 0002_refunded in storefront'],
  },
  'killed for memory': {
    changes: {
      environment: { EAT_MEGABYTES: '1000' },
      command: 'PYTHON -m uvicorn storefront.asgi:application --host 127.0.0.1'.split(' '),
      container: { memory: 200 },
      inputs: { 'preflight-ignore': 'bound-to-loopback, port-mismatch' },
    },
    cause: 'out-of-memory',
    quotes: ['OutOfMemoryError: Container killed due to memory usage'],
    says: '200 MiB',
  },
  'a worker of gunicorn killed for memory': {
    service: { graceSeconds: 10 },
    changes: { environment: { EAT_MEGABYTES: '1000' }, container: { memory: 200 } },
    cause: 'gunicorn-worker-killed',
    quotes: [/was terminated due to signal 9|was sent SIGKILL! Perhaps out of memory\?/],
    says: '200 MiB',
  },
  'out of memory by its own limit': {
    changes: {
      environment: { EAT_MEGABYTES: '1000' },
      command: ['sh', '-c', `ulimit -v 250000; exec ${SERVE}`],
    },
    cause: 'out-of-memory',
    quotes: ['MemoryError'],
  },
  'a health check whose curl is not in the image': {
    changes: {
      environment: { PATH: SLIM_PATH },
      container: {
        healthCheck: {
          command: ['CMD-SHELL', 'curl -f http://localhost:8000/healthz/ || exit 1'],
          ...{ interval: 5, timeout: 2, retries: 2, startPeriod: 0 },
        },
      },
    },
    cause: 'health-check-tool-missing',
    quotes: ['Task failed container health checks', 'curl -f http://localhost:8000/healthz/'],
  },
  'sent to the background': {
    changes: { command: ['sh', '-c', `${SERVE} &`] },
    cause: 'main-process-finished',
    quotes: ['(container web: exit code 0)', '--access-logfile - &'],
    says: 'background',
  },
} satisfies Record<string, WebFailure>;

const runs = useStorefront({
  ...FAILURES,
  'a healthy revision': { service: { graceSeconds: 120 } },
  'a slow revision': { service: { graceSeconds: 120 }, changes: { environment: { BOOT_SECONDS: '8' } } },
});

describe('a web service that does not start', () => {
  test.each(Object.entries(FAILURES))(
    '%s: the cause is named, with the line that proves it',
    async (name, failure) => {
      const result = await runs[name as keyof typeof FAILURES]();
      expectDiagnosis(result, failure);
      expect(result.page).toContain('revision 1');
    },
  );
});

describe('a web service that starts', () => {
  test.each(['a healthy revision', 'a slow revision'] as const)('%s: no cause is named', async (name) => {
    const { outputs, report, exitCode, page } = await runs[name]();
    expect({ exitCode, ...outputs }).toMatchObject({ exitCode: 0, outcome: 'succeeded', cause: '' });
    expect(report?.diagnoses).toEqual([]);
    expect(page).toContain('revision 2');
  });
});
