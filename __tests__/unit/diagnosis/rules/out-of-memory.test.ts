import { outOfMemory } from '../../../../src/diagnosis/rules/out-of-memory.js';
import { KILLED, aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const reason = 'OutOfMemoryError: Container killed due to memory usage';

testRule(outOfMemory, {
  fires: {
    'the agent on EC2': {
      evidence: aCrash([], {
        ended: { exitCode: 137, reason },
        container: { memory: 256, command: ['gunicorn', '-w', '4', 'shop.wsgi'] },
      }),
      quotes: reason,
      says: ['limit of 256 MiB with 4 server processes', 'Raise `memory`'],
    },
    'Fargate, and an exit code that is not 137': {
      evidence: aCrash([], { ended: { exitCode: 2, reason: 'container killed due to memory usage' } }),
      quotes: 'container killed due to memory usage',
    },
    'a limit of the process': {
      evidence: aCrash(['Traceback (most recent call last):', 'MemoryError']),
      quotes: 'MemoryError',
      says: ['Python could not allocate memory', 'ulimit'],
    },
  },
  quiet: {
    'exit code 137 after a stop that the scheduler asked for is SIGKILL after stopTimeout': aCrash(
      [],
      KILLED,
    ),
    'exit code 137 alone: it may have been killed by hand': aCrash([], { ended: { exitCode: 137 } }),
    'a MemoryError that the application survived': aRunningTask(['MemoryError']),
  },
});
