import { beatWaitsForLock } from '../../../../src/diagnosis/rules/beat-waits-for-lock.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE = '[2026-11-21 23:22:16,838: INFO/MainProcess] beat: Acquiring lock...';

testRule(beatWaitsForLock, {
  fires: {
    'its last word': {
      evidence: aRunningTask(['beat: Starting...', LINE, '']),
      quotes: LINE,
      says: ['redbeat_lock_timeout'],
    },
  },
  quiet: {
    'it got the lock and went on': aRunningTask([LINE, 'beat: Acquired lock']),
    'no RedBeat': aRunningTask(['beat: Starting...']),
  },
});
