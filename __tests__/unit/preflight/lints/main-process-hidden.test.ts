import { test } from '@jest/globals';
import { mainProcessHidden } from '../../../../src/preflight/lints/main-process-hidden.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'it runs in the background': [
      aWorkerService({ container: { command: ['sh', '-c', 'celery worker & tail -f /dev/null'] } }),
      'warn',
    ],
    'it detaches itself': [
      aWorkerService({ container: { command: ['celery', 'worker', '--detach'] } }),
      'warn',
    ],
    'it detaches itself by -D': [
      aWorkerService({
        container: { command: ['sh', '-c', 'celery worker -A shop -D && python watch.py'] },
      }),
      'warn',
    ],
    'honcho starts it': [aWorkerService({ container: { command: ['honcho', 'start'] } }), 'warn'],
    'celery multi starts it': [
      aWorkerService({ container: { command: ['celery', 'multi', 'start', 'w1'] } }),
      'warn',
    ],
    'supervisord starts it': [
      aWorkerService({ container: { command: ['/usr/bin/supervisord', '-n'] } }),
      'warn',
    ],
  },
  quiet: {
    'output goes to one place': aWorkerService({
      container: { command: ['sh', '-c', 'exec celery worker > log 2>&1'] },
    }),
    'an ampersand is part of a URL': aWorkerService({
      container: { command: ['sh', '-c', 'curl -s "http://x/?a=1&b=2"; exec celery worker'] },
    }),
    'the output goes through a pipe': aWorkerService({
      container: { command: ['sh', '-c', 'celery worker |& tee log'] },
    }),
    'commands follow each other': aWorkerService({
      container: { command: ['sh', '-c', 'true && exec celery worker'] },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(mainProcessHidden, facts, severities);
});
