import { unregisteredTask } from '../../../../src/diagnosis/rules/unregistered-task.js';
import { aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE =
  "[2026-11-21 23:22:16,838: ERROR/MainProcess] Received unregistered task of type 'shop.tasks.pack'.";

testRule(unregisteredTask, {
  fires: {
    'two jobs of one name': {
      evidence: aRunningTask([LINE, 'The message has been ignored and discarded.', LINE]),
      quotes: LINE,
      says: ['shop.tasks.pack', 'discarded 2 jobs', 'alias'],
    },
  },
  quiet: {
    'a task that is registered': aRunningTask(['[tasks]', '  . shop.tasks.pack']),
    'a log line that only mentions it': aRunningTask([
      'docs: "Received unregistered task of type" means that a name is unknown',
    ]),
  },
});
