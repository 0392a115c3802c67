import { defineRule } from '../define-rule.js';
import { findBrokerFailures } from '../reading/find-broker-failures.js';

export const brokerLoginRefused = defineRule({
  id: 'broker-login-refused',
  severity: 'cause',
  find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => isLogin),
  explain: ({ container, url, error, line }) => ({
    what: `The broker ${url} refuses the login of the worker in container ${container}.`,
    why: `It says "${error}"; the task stays RUNNING, so ECS takes it for healthy.`,
    fix: 'Compare user and password of the broker URL in the task’s secrets with the broker (for RabbitMQ also the virtual host and its permissions), and deploy again.',
    evidence: [line],
  }),
});
