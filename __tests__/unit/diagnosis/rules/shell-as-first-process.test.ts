import { expect, test } from '@jest/globals';
import { aRevision, anEvidence } from '../../../support/builders/evidence.js';
import { OLD_ARN, aContainer, aTask } from '../../../support/builders/world.js';
import { shellAsFirstProcess } from '../../../../src/diagnosis/rules/shell-as-first-process.js';
import { KILLED, aCrash, aRunningTask } from '../../../support/builders/crashed-task.js';
import { testRule } from '../../../support/builders/rule-tester.js';

const shell = (script: string, name = 'sh') => ({ command: [name, '-c', script] });

test('shell-as-first-process is the cause where the rollout waits for more old tasks that swallow SIGTERM', () => {
  const killed = aTask({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
    containers: [aContainer({ exitCode: 137 })],
  });
  const evidence = anEvidence({
    endedOldTasks: [killed],
    oldTasks: [aTask()],
    previousTaskDefinition: aRevision(shell('celery -A shop worker; true'), OLD_ARN),
  });
  expect(shellAsFirstProcess.diagnose(evidence)).toMatchObject([{ severity: 'cause' }]);
  expect(shellAsFirstProcess.diagnose({ ...evidence, oldTasks: [] })).toMatchObject([
    { severity: 'symptom' },
  ]);
});

testRule(shellAsFirstProcess, {
  fires: {
    'migrate, then the server': {
      evidence: aCrash([], { ...KILLED, container: shell('python manage.py migrate && gunicorn shop.wsgi') }),
      quotes: 'sh -c python manage.py migrate && gunicorn shop.wsgi',
      says: ['killed after 30 s', '`exec`'],
    },
    'as entry point': {
      evidence: aCrash([], {
        ...KILLED,
        container: { entryPoint: ['/bin/sh', '-c'], command: ['celery -A shop worker'] },
      }),
      quotes: 'exit code 137',
    },
  },
  quiet: {
    'the last command is exec’ed': aCrash([], {
      ...KILLED,
      container: shell('migrate && exec gunicorn shop.wsgi'),
    }),
    'bash replaces itself by its last command': aCrash([], {
      ...KILLED,
      container: shell('gunicorn shop.wsgi', 'bash'),
    }),
    'it ended in time, whatever its first process is': aCrash([], {
      ...KILLED,
      ended: { exitCode: 0 },
      container: shell('gunicorn shop.wsgi'),
    }),
    'nothing was stopped': aRunningTask([], shell('gunicorn shop.wsgi')),
  },
});
