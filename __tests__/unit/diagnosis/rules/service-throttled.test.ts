import { serviceThrottled } from '../../../../src/diagnosis/rules/service-throttled.js';
import { aLog, aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const THROTTLED = anEvent('(service worker) operations are being throttled on elb. Will try again later.');

testRule(serviceThrottled, {
  fires: {
    'it has not resolved yet': {
      evidence: { events: [THROTTLED] },
      quotes: 'throttled on elb',
      says: ['Wait'],
    },
  },
  quiet: {
    'it went on: a task was started since': { events: [THROTTLED], newTasks: [aStartedTask()] },
    'the application is throttled by another service': {
      logs: [aLog(['ThrottlingException: Rate exceeded'])],
    },
  },
});
