import { commandNotInImage } from '../../../../src/diagnosis/rules/command-not-in-image.js';
import { aFailedStart, aLog } from '../../../support/builders/evidence.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const RUNC =
  'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

testRule(commandNotInImage, {
  fires: {
    'the program is not on the PATH': {
      evidence: {
        stoppedTasks: [aFailedStart(`${RUNC}exec: "gunicorn": executable file not found in $PATH: unknown`)],
      },
      quotes: 'executable file not found',
      says: ['no program `gunicorn` in `shop:2`'],
    },
    'a script that is not there': {
      evidence: {
        stoppedTasks: [
          aFailedStart(
            'Task failed to start',
            `${RUNC}exec: "/start.sh": stat /start.sh: no such file or directory: unknown`,
          ),
        ],
      },
      says: ['`/start.sh`'],
    },
    'a command in one string': {
      evidence: {
        stoppedTasks: [
          aFailedStart(`${RUNC}exec: "gunicorn app:app": executable file not found in $PATH: unknown`),
        ],
      },
      says: ['["gunicorn","app:app"]'],
    },
  },
  quiet: {
    'it is there and may not be run': {
      stoppedTasks: [aFailedStart(`${RUNC}exec: "/start.sh": permission denied: unknown`)],
    },
    'a shell in the running container misses a program': {
      logs: [aLog(['sh: 1: exec: gunicorn: not found'])],
    },
  },
});
