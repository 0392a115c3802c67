import { healthCheckUnexplained } from '../../../../src/diagnosis/rules/health-check-unexplained.js';
import { aFailingProbe, codes, recovered } from '../../../support/builders/failing-probe.js';
import { aDeadTask } from '../../../support/builders/world.js';
import { TASK_ARN } from '../../../support/builders/failing-probe.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const FAILED = 'Health checks failed';

testRule(healthCheckUnexplained, {
  fires: {
    'nothing answers': {
      evidence: aFailingProbe(FAILED),
      quotes: FAILED,
      says: ['port 8000', 'Nothing listens'],
    },
    'it times out': { evidence: aFailingProbe('Request timed out'), says: ['requests do not reach'] },
    'an answer that the matcher does not take': {
      evidence: aFailingProbe(codes(405)),
      says: ['answered 405', 'only 200'],
    },
  },
  quiet: {
    'the target is healthy again': aFailingProbe(FAILED, { targets: [recovered(FAILED)] }),
    'a rule of its own explains the code': aFailingProbe(codes(404)),
    'a rule that needs more than the answer explains it': aFailingProbe(FAILED, {
      log: ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)'],
    }),
    'the kernel kills the workers that would answer': aFailingProbe('Request timed out', {
      log: [
        '[2026-11-21 11:59:16 +0000] [7] [ERROR] Worker (pid:8) was sent SIGKILL! Perhaps out of memory?',
      ],
    }),
    'the task exited by itself: no answer is the consequence': {
      ...aFailingProbe(FAILED),
      newTasks: [],
      stoppedTasks: [aDeadTask({ arn: TASK_ARN })],
    },
  },
});
