import { countOf } from '../../wording/count-of.js';
import { defineRule } from '../define-rule.js';
import { findBrokerFailures } from '../reading/find-broker-failures.js';

export const brokerUnreachable = defineRule({
  id: 'broker-unreachable',
  severity: 'cause',
  find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => !isLogin),
  explain: ({ container, url, error, attempts, line }) => ({
    what: `The worker in container ${container} can't reach its broker ${url}.`,
    why: `After ${countOf(attempts, 'attempt')} the last answer was "${error}"; the task stays RUNNING, so ECS takes it for healthy.`,
    fix: 'Check host, port and scheme of the broker URL (`rediss://` and `amqps://` where the broker wants TLS), and that the broker’s security group admits that of the service’s tasks.',
    evidence: [line],
  }),
});
