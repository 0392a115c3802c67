import { execFormatError } from '../../../../src/diagnosis/rules/exec-format-error.js';
import { aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { aRevision } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const LINE = 'exec /usr/local/bin/gunicorn: exec format error';
const revision = aRevision();
const runtimePlatform = { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' };

testRule(execFormatError, {
  fires: {
    'the default platform': { evidence: aCrash([LINE]), quotes: LINE, says: ['X86_64', 'docker buildx'] },
    'the platform of the task definition': {
      evidence: {
        ...aCrash([LINE]),
        taskDefinition: { ...revision, definition: { ...revision.definition, runtimePlatform } },
      },
      says: ['runs on ARM64'],
    },
  },
  quiet: {
    'a program that the application called, and it lives': aRunningTask([LINE]),
    'another failure': aCrash(['exec /usr/local/bin/gunicorn: no such file or directory']),
  },
});
