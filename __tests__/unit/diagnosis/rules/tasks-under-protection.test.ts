import { tasksUnderProtection } from '../../../../src/diagnosis/rules/tasks-under-protection.js';
import { anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';
import { NOW_MS, aTask } from '../../../support/builders/world.js';

const HELD = anEvent(
  '(service worker) was unable to reach steady state because (taskSet ecs-svc/1111111111111111111) was unable to scale in due to (reason 2 tasks under protection)',
);
const old = aTask();

testRule(tasksUnderProtection, {
  fires: {
    'a service event': {
      evidence: { events: [HELD] },
      quotes: '2 tasks under protection',
      says: ['has not failed'],
    },
    'the protection is known': {
      evidence: { oldTasks: [old], protections: [{ taskArn: old.arn, expiresAtMs: NOW_MS + 60_000 }] },
      quotes: 'is protected until 2026-11-21T12:01:00.000Z',
      says: ['1 old task'],
    },
  },
  quiet: {
    'the protection has run out': {
      oldTasks: [old],
      protections: [{ taskArn: old.arn, expiresAtMs: NOW_MS - 1 }],
    },
    'the old tasks are gone: nothing waits for them': { events: [HELD], oldTasks: [] },
    'a new task is protected, which delays nothing': {
      protections: [{ taskArn: aTask().arn, expiresAtMs: null }],
    },
  },
});
