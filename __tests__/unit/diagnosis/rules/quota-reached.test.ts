import { quotaReached } from '../../../../src/diagnosis/rules/quota-reached.js';
import { aStartedTask, anEvent } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LIMIT = anEvent(
  "(service worker) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently.",
);

testRule(quotaReached, {
  fires: {
    vCPUs: {
      evidence: { events: [LIMIT] },
      quotes: 'limit on the number of vCPUs',
      says: ['Service Quotas'],
    },
    'a task larger than allowed': {
      evidence: {
        events: [
          anEvent(
            '(service worker) was unable to place a task. Reason: The requested CPU configuration is above your limit.',
          ),
        ],
      },
    },
  },
  quiet: {
    'there was room since: a task was started': { events: [LIMIT], newTasks: [aStartedTask()] },
    'AWS itself is out of capacity, whatever the quota': {
      events: [
        anEvent(
          '(service worker) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
        ),
      ],
    },
  },
});
