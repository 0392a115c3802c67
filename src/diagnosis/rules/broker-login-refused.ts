import { defineRule } from '../define-rule.js';
import { findBrokerFailures } from '../reading/find-broker-failures.js';

export const brokerLoginRefused = defineRule({
  id: 'broker-login-refused',
  severity: 'cause',
  find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => isLogin),
  explain: ({ container, url, error, line }) => ({
    what: `The broker ${url} rejects the login of the worker in container ${container}.`,
    why: `It answers "${error}"; the task stays RUNNING, so ECS counts it as healthy.`,
    fix: 'Check the user and password of the broker URL in the task’s secrets (for RabbitMQ also the virtual host and its permissions), and deploy again.',
    evidence: [line],
  }),
});
