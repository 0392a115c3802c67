import { describe, expect, test } from '@jest/globals';
import { SERVE } from '../support/web/web-definition.js';
import { expectDiagnosis } from '../support/action/expect-diagnosis.js';
import { expectLifespanUnblamed, useStorefront } from '../support/web/use-storefront.js';
import type { WebFailure } from '../support/web/use-storefront.js';

/** The load balancer's checks fail while Django runs. */
const ANSWERS = {
  'health path without a route': {
    service: { path: '/swagger/', environment: { HEALTH_PATH: 'swagger/' } },
    cause: 'health-path-not-found',
    quotes: ['"GET /swagger/ HTTP/1.1" 404'],
    says: 'asked GET /swagger/, the app answered 404',
  },
  'redirected by APPEND_SLASH': {
    service: { path: '/healthz', environment: { HEALTH_PATH: 'healthz' } },
    cause: 'health-path-redirects',
    quotes: ['"GET /healthz HTTP/1.1" 301'],
    says: 'APPEND_SLASH',
  },
  'redirected by SECURE_SSL_REDIRECT': {
    changes: { environment: { SECURE_SSL_REDIRECT: 'true' } },
    cause: 'health-path-redirects',
    quotes: ['"GET /healthz/ HTTP/1.1" 301'],
    says: 'SECURE_SSL_REDIRECT',
  },
  'refused by ALLOWED_HOSTS': {
    changes: { environment: { ALLOWED_HOSTS: 'shop.example' } },
    cause: 'host-header-refused',
    quotes: ['"GET /healthz/ HTTP/1.1" 400'],
    says: 'ALLOWED_HOSTS',
  },
} satisfies Record<string, WebFailure>;

/** They get no answer. */
const SILENCES = {
  'bound to 127.0.0.1': {
    changes: { environment: { HOST: '127.0.0.1' } },
    cause: 'bound-to-loopback',
    quotes: ['Listening at: http://127.0.0.1:'],
  },
  'on another port': {
    changes: { environment: { PORT: '8099' } },
    cause: 'wrong-port',
    quotes: ['Listening at: http://10.0.', ':8099'],
  },
  'still migrating when the grace period is over': {
    service: { graceSeconds: 10 },
    changes: {
      environment: { MIGRATION_SECONDS: '120' },
      command: ['sh', '-c', `PYTHON manage.py migrate && exec ${SERVE}`],
    },
    cause: 'slow-boot',
    quotes: ['Running migrations:'],
    says: 'healthCheckGracePeriodSeconds',
  },
} satisfies Record<string, WebFailure>;

const runs = useStorefront({
  ...ANSWERS,
  ...SILENCES,
});

describe('a web service whose health checks fail', () => {
  test.each(Object.entries(ANSWERS))(
    '%s: the cause is named, with the line of the access log',
    async (name, failure) => {
      const result = await runs[name as keyof typeof ANSWERS]();
      expectDiagnosis(result, failure);
      expectLifespanUnblamed(result, true);
      expect(result.page).toContain('revision 1');
    },
  );

  test.each(Object.entries(SILENCES))(
    '%s: the cause is named, with the line of the log',
    async (name, failure) => {
      const result = await runs[name as keyof typeof SILENCES]();
      expectDiagnosis(result, failure);
      expectLifespanUnblamed(result, failure.cause !== 'slow-boot');
      expect(result.page).toContain('revision 1');
    },
  );
});
