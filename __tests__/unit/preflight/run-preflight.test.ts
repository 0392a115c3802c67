import { describe, expect, test } from '@jest/globals';
import type { PreflightFacts } from '../../../src/model/preflight.js';
import { runPreflight, type PreflightRules } from '../../../src/preflight/run-preflight.js';
import { aWebService, aWorkerService } from '../../support/builders/preflight-facts.js';

const WARN: PreflightRules = { mode: 'warn', ignore: [] };

/** Django under gunicorn behind a load balancer, whose rollouts take half an hour and fail. */
const STORY = aWebService({
  container: {
    cpu: 256,
    command: [
      'sh',
      '-c',
      'python manage.py migrate && gunicorn shop.asgi -w 4 -k uvicorn.workers.UvicornWorker -b 0.0.0.0:8000',
    ],
  },
  service: { healthCheckGracePeriodSeconds: 0 },
  targetGroup: {
    healthCheckPath: '/swagger',
    timeoutSeconds: 5,
    intervalSeconds: 30,
    deregistrationDelaySeconds: 300,
  },
});

describe('well-made services', () => {
  test.each([
    ['web', aWebService()],
    ['worker', aWorkerService()],
  ])('a %s service gives nothing at all', (_, facts) => {
    expect(runPreflight(facts, { mode: 'strict', ignore: [] })).toEqual({
      findings: [],
      ignored: [],
      refusals: [],
    });
  });
});

describe('a service with everything wrong', () => {
  const { findings } = runPreflight(STORY, WARN);

  test('everything is named, worst first', () => {
    const severities = findings.map(({ severity }) => severity);
    expect(severities).toEqual(severities.toSorted((a, b) => rank(a) - rank(b)));
    expect(findings[0]?.id).toBe('grace-period-short');
    expect(findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        ...['grace-period-short', 'migration-in-command', 'shell-swallows-sigterm'],
        ...['too-many-server-workers', 'health-check-path-risky', 'health-check-timeout-tight'],
        ...['deregistration-delay-long', 'deprecated-uvicorn-worker'],
      ]),
    );
  });
});

function rank(severity: string): number {
  return ['stop', 'warn', 'note'].indexOf(severity);
}

describe('what refuses', () => {
  const worker = aWorkerService({ container: { command: ['sh', '-c', 'celery worker'] } });
  const warned = aWebService({ targetGroup: { deregistrationDelaySeconds: 300 } });

  test('warn: a stop refuses, with what, why and fix', () => {
    const { refusals } = runPreflight(worker, WARN);
    expect(refusals).toEqual([
      expect.stringMatching(/^Container worker .*\bexec\b.* \(preflight: shell-swallows-sigterm\)$/),
    ]);
  });

  test('warn: a warning does not', () => {
    expect(runPreflight(warned, WARN)).toMatchObject({ findings: [{ severity: 'warn' }], refusals: [] });
  });

  test('strict: a warning does too', () => {
    expect(runPreflight(warned, { mode: 'strict', ignore: [] }).refusals).toHaveLength(1);
  });

  test('strict: a note does not', () => {
    const noted = aWebService({ container: { environment: [{ name: 'DEBUG', value: '1' }] } });
    expect(runPreflight(noted, { mode: 'strict', ignore: [] })).toMatchObject({
      findings: [{ severity: 'note' }],
      refusals: [],
    });
  });

  test('off: no checks', () => {
    expect(runPreflight(worker, { mode: 'off', ignore: [] }).findings).toEqual([]);
  });

  test.each(['shell-swallows-sigterm', 'L01'])(
    'ignored as %s, it is left out and listed as ignored',
    (name) => {
      const verdict = runPreflight(worker, { mode: 'strict', ignore: [name] });
      expect(verdict.findings.map(({ id }) => id)).not.toContain('shell-swallows-sigterm');
      expect(verdict.ignored).toEqual(['shell-swallows-sigterm']);
    },
  );
});

describe('secrets', () => {
  const SECRET = 'hunter2-is-secret';
  const hostile = (facts: typeof aWebService): PreflightFacts =>
    facts({
      container: {
        command: [
          'sh',
          '-c',
          `migrate --password ${SECRET}; celery -b redis://:${SECRET}@x worker -n ${SECRET}`,
        ],
        environment: ['DEBUG', 'BROKER_URL', 'PORT', 'WEB_CONCURRENCY', 'GUNICORN_CMD_ARGS'].map((name) => ({
          name,
          value: `redis://:${SECRET}@x/0 --bind 127.0.0.1:${SECRET}`,
        })),
        healthCheck: { command: ['CMD-SHELL', `curl localhost?key=${SECRET}`] },
      },
    });

  test.each([
    ['web', hostile(aWebService)],
    ['worker', hostile(aWorkerService)],
  ])('a %s service: no finding quotes a command or a value', (_, facts) => {
    const verdict = runPreflight(facts, WARN);
    expect(verdict.findings.length).toBeGreaterThan(2);
    expect(JSON.stringify(verdict)).not.toContain(SECRET);
  });
});

test.each([
  ['nothing', { family: 'f', containerDefinitions: [] }],
  [
    'members of wrong types',
    {
      family: 'f',
      cpu: {},
      containerDefinitions: [
        {
          name: 'a',
          image: '',
          command: 7,
          environment: [3, null],
          healthCheck: 'x',
          portMappings: [{}],
          logConfiguration: [],
        },
      ],
    },
  ],
])('a definition with %s breaks nothing', (_, definition) => {
  expect(() => runPreflight({ ...aWebService(), definition }, WARN)).not.toThrow();
});
