import { expect, test } from '@jest/globals';
import { findProbeHits } from '../../../../src/diagnosis/reading/find-probe-hits.js';
import { aLog, anEvidence } from '../../../support/builders/evidence.js';

const hitsIn = (line: string) => findProbeHits(anEvidence({ logs: [aLog([line])] }), '/healthz/');

test.each([
  [
    'gunicorn',
    '10.0.1.17 - - [21/Nov/2026:12:00:00 +0000] "GET /healthz/ HTTP/1.1" 404 179 "-" "ELB-HealthChecker/2.0"',
  ],
  ['gunicorn with the worker of uvicorn', '10.0.1.17:52492 - "GET /healthz/ HTTP/1.1" 404'],
  ['uvicorn', 'INFO:     10.0.1.17:47726 - "GET /healthz/ HTTP/1.1" 404 Not Found'],
  [
    'hypercorn',
    '[2026-11-21 12:00:00 +0000] [7] [INFO] 10.0.1.17:4711 "GET /healthz/ 1.1" 404 9 "-" "ELB-HealthChecker/2.0"',
  ],
  ['daphne', '10.0.1.17:4711 - - [21/Nov/2026:12:00:00] "GET /healthz/" 404 -'],
  ['Flask', '10.0.1.17 - - [21/Nov/2026 12:00:00] "GET /healthz/ HTTP/1.1" 404 -'],
])('the access line of %s', (_server, line) => {
  expect(hitsIn(line)).toMatchObject([{ method: 'GET', path: '/healthz/', status: 404 }]);
});

test.each([
  ['another path, and nobody knows whose', '10.0.1.17:52492 - "GET / HTTP/1.1" 404'],
  ['the container’s own check', '127.0.0.1:52492 - "GET /healthz/ HTTP/1.1" 200'],
  ['the same by uvicorn alone', 'INFO:     127.0.0.1:47726 - "GET /healthz/ HTTP/1.1" 200 OK'],
  ['a request of another kind', '10.0.1.17:52492 - "POST /healthz/ HTTP/1.1" 404'],
  ['no request at all', 'ELB-HealthChecker/2.0 is welcome'],
])('no probe: %s', (_why, line) => {
  expect(hitsIn(line)).toEqual([]);
});
