import { entrypointNotExecutable } from '../../../../src/diagnosis/rules/entrypoint-not-executable.js';
import { aFailedStart, aLog } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const REFUSED =
  'CannotStartContainerError: OCI runtime create failed: runc create failed: unable to start container process: exec: "/start.sh": permission denied: unknown';

testRule(entrypointNotExecutable, {
  fires: {
    'a script without its x': {
      evidence: { stoppedTasks: [aFailedStart(REFUSED)] },
      quotes: 'permission denied',
      says: ['`/start.sh` in `shop:2`', 'chmod'],
    },
  },
  quiet: {
    'the application was refused a file: it runs': {
      logs: [aLog(["PermissionError: [Errno 13] Permission denied: '/start.sh'"])],
    },
    'the file is not there': {
      stoppedTasks: [
        aFailedStart(
          'OCI runtime create failed: exec: "/start.sh": stat /start.sh: no such file or directory: unknown',
        ),
      ],
    },
  },
});
