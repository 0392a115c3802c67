import { programNotFound } from '../../../../src/diagnosis/rules/program-not-found.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const code = { ended: { exitCode: 127 } };

testRule(programNotFound, {
  fires: {
    dash: {
      evidence: aCrash(['sh: 1: gunicorn: not found'], code),
      quotes: 'sh: 1: gunicorn: not found',
      says: ['find gunicorn'],
    },
    'dash with exec': { evidence: aCrash(['sh: 1: exec: celery: not found'], code), says: ['find celery'] },
    bash: { evidence: aCrash(['bash: line 1: gunicorn: command not found'], code), says: ['find gunicorn'] },
  },
  quiet: {
    'the program ended otherwise: the script went on': aCrash(['sh: 1: nice-to-have: not found']),
    'the task lives': aRunningTask(['sh: 1: nice-to-have: not found']),
    'exit code 127 without a word': aCrash([], code),
  },
});
