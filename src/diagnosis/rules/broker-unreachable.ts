import { countOf } from '../../wording/count-of.js';
import { defineRule } from '../define-rule.js';
import { findBrokerFailures } from '../reading/find-broker-failures.js';

export const brokerUnreachable = defineRule({
  id: 'broker-unreachable',
  severity: 'cause',
  find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => !isLogin),
  explain: ({ container, url, error, attempts, line }) => ({
    what: `The worker in container ${container} can't reach its broker ${url}.`,
    why: `After ${countOf(attempts, 'attempt')} the last error was "${error}"; the task stays RUNNING, so ECS counts it as healthy.`,
    fix: 'Check host, port and scheme of the broker URL (`rediss://` or `amqps://` if the broker requires TLS), and that the broker’s security group allows traffic from the service’s tasks.',
    evidence: [line],
  }),
});
