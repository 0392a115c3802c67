import { healthPathNotFound } from '../../../../src/diagnosis/rules/health-path-not-found.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const HIT =
  '10.0.1.17 - - [21/Nov/2026:11:59:50 +0000] "GET /swagger HTTP/1.1" 404 179 "-" "ELB-HealthChecker/2.0"';

testRule(healthPathNotFound, {
  fires: {
    'the access log shows the probe': {
      evidence: aFailingProbe(codes(404), { path: '/swagger', log: [HIT] }),
      quotes: HIT,
      says: ['the load balancer asked GET /swagger, the app answered 404', '/healthz/'],
    },
    'uvicorn logs no user agent': {
      evidence: aFailingProbe(codes(404), {
        path: '/swagger',
        log: ['10.0.1.17:52492 - "GET /swagger HTTP/1.1" 404'],
      }),
      quotes: '10.0.1.17:52492 - "GET /swagger HTTP/1.1" 404',
    },
    'no access log: the event is quoted': {
      evidence: aFailingProbe(codes(404), { path: '/swagger' }),
      quotes: 'due to (reason Health checks failed with these codes: [404]).',
      says: ['GET /swagger'],
    },
    'neither targets nor target groups could be read, and ECS reported it twice': {
      evidence: {
        ...aFailingProbe(codes(404), { targets: [] }),
        targetGroups: [],
        events: [1, 2].flatMap(() => aFailingProbe(codes(404)).events ?? []),
      },
      quotes: '[404]',
    },
  },
  quiet: {
    'the target is healthy again: one failed check is routine': aFailingProbe(codes(404), {
      targets: [recovered(codes(404))],
    }),
    'one event alone is routine': aFailingProbe(codes(404), { targets: [] }),
    'another answer than 404': aFailingProbe(codes(500)),
    'a visitor got a 404, the checks time out': aFailingProbe('Request timed out', {
      log: ['10.0.1.17:52492 - "GET /nothing HTTP/1.1" 404'],
    }),
    'it is the old revision whose target fails': {
      ...aFailingProbe(codes(404)),
      targets: (aFailingProbe(codes(404)).targets ?? []).map((target) => ({ ...target, isNew: false })),
      newTasks: [],
    },
  },
});
