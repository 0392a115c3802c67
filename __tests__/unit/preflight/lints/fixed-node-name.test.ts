import { test } from '@jest/globals';
import { fixedNodeName } from '../../../../src/preflight/lints/fixed-node-name.js';
import { expectFindings, listLintCases } from '../../../support/builders/lint-cases.js';
import { aWorkerService } from '../../../support/builders/preflight-facts.js';

const cases = listLintCases({
  fires: {
    'all workers of a drained service share it, on RabbitMQ': [
      aWorkerService({
        container: { command: ['celery', '-A', 'shop', 'worker', '-n', 'worker@shop'] },
        facts: { brokerKind: 'amqp' },
      }),
      'stop',
    ],
    'all workers of a drained service share it, on Redis, where they are counted': [
      aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker', '-n', 'worker@shop'] } }),
      'warn',
    ],
    'it stands on a line of its own': [
      aWorkerService({ container: { command: ['sh', '-c', 'exec celery worker \\\n  -c 2 \\\n  -n w1'] } }),
      'warn',
    ],
    'they share it, without a drain': [
      aWorkerService({
        container: { command: ['celery', 'worker', '--hostname=w@shop'] },
        facts: { drain: 'none' },
      }),
      'warn',
    ],
    'old and new share it during the rollout': [
      aWorkerService({
        container: { command: ['celery', 'worker', '-n', 'w@shop'] },
        facts: { desiredCount: 1 },
      }),
      'warn',
    ],
  },
  quiet: {
    'the shell puts the host in': aWorkerService({
      container: { command: ['celery', '-A', 'shop', 'worker', '-n', 'w@$HOSTNAME'] },
    }),
    'none is given': aWorkerService({ container: { command: ['celery', '-A', 'shop', 'worker'] } }),
    'there is one at most': aWorkerService({
      container: { command: ['celery', 'worker', '-n', 'w@shop'] },
      facts: { desiredCount: 1, maximumPercent: 100, minimumHealthyPercent: 0 },
    }),
  },
});

test.each(cases)('%s', (_, facts, severities) => {
  expectFindings(fixedNodeName, facts, severities);
});
