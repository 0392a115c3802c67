import { nativeCrash } from '../../../../src/diagnosis/rules/native-crash.js';
import { KILLED, aCrash } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

testRule(nativeCrash, {
  fires: {
    'an invalid access': {
      evidence: aCrash(['Segmentation fault'], { ended: { exitCode: 139 } }),
      quotes: 'container worker: exit code 139',
      says: ['SIGSEGV', 'wheels'],
    },
    'an unknown instruction': { evidence: aCrash([], { ended: { exitCode: 132 } }), says: ['SIGILL'] },
  },
  quiet: {
    'it crashed while it was being stopped': aCrash([], { ...KILLED, ended: { exitCode: 139 } }),
    'an ordinary failure': aCrash(['Segmentation fault in a child, handled'], { ended: { exitCode: 1 } }),
  },
});
