import { expect, test } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import { aCrash, aRunningTask } from '../../support/builders/crashed-task.js';
import { anEvidence } from '../../support/builders/evidence.js';
import { aFailingProbe, codes } from '../../support/builders/failing-probe.js';

/** Django's ASGI application knows no lifespan, and uvicorn says so at INFO at every start (uvicorn/lifespan/on.py). */
const LINES = [
  "INFO:     ASGI 'lifespan' protocol appears unsupported.",
  "[2026-11-21 17:21:05 -0600] [9] [INFO] ASGI 'lifespan' protocol appears unsupported.",
];

test.each([
  ['it runs', aRunningTask(LINES)],
  ['it exited', aCrash(LINES)],
  ['its path is not there', aFailingProbe(codes(404), { log: LINES })],
  ['its host is refused', aFailingProbe(codes(400), { log: LINES })],
  ['nothing answers', aFailingProbe('Health checks failed', { log: LINES })],
  ['it fails at the path', aFailingProbe(codes(500), { log: LINES })],
])('the line about lifespan is never blamed: %s', (_case, evidence) => {
  expect(JSON.stringify(diagnose(anEvidence(evidence)))).not.toMatch(/lifespan/i);
});
