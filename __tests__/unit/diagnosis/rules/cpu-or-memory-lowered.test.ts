import { cpuOrMemoryLowered } from '../../../../src/diagnosis/rules/cpu-or-memory-lowered.js';
import { aCrash } from '../../../support/builders/crashed-task.js';
import { aFailingProbe, codes } from '../../../support/builders/failing-probe.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { OLD_ARN } from '../../../support/builders/world.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const previousTaskDefinition = aRevision({ cpu: 1024, memory: 1024 }, OLD_ARN);
const small = { cpu: 256, memory: 512 };
const ended = { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };

testRule(cpuOrMemoryLowered, {
  fires: {
    'less cpu, and answers that come too late': {
      evidence: { ...aFailingProbe('Request timed out', { container: small }), previousTaskDefinition },
      quotes: '+ cpu 256',
      says: ['256 instead of 1024'],
    },
    'less memory, and out of it': {
      evidence: { ...aCrash([], { ended, container: small }), previousTaskDefinition },
      quotes: '+ memory 512',
    },
  },
  quiet: {
    'less of both, and a failure that has nothing to do with it': {
      ...aFailingProbe(codes(404), { container: small }),
      previousTaskDefinition,
    },
    'more of both': {
      ...aFailingProbe('Request timed out', { container: { cpu: 2048, memory: 2048 } }),
      previousTaskDefinition,
    },
  },
});
