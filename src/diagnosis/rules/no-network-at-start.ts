import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import type { StartSubject } from '../reading/classify-start-failure.js';
import { findStartFailures } from '../reading/find-start-failures.js';

const REACHED_FOR: Readonly<Record<StartSubject, string>> = {
  image: 'the image registry',
  secret: 'Secrets Manager or Parameter Store',
  log: 'CloudWatch Logs',
  other: 'a service that it needs to start',
};

export const noNetworkAtStart = defineRule({
  id: 'no-network-at-start',
  severity: 'cause',
  find: (evidence) => {
    const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'network');
    const [first] = failures;
    if (first === undefined) return [];
    return [{ subject: first.subject, lines: shortenLines(failures.map(({ line }) => line)) }];
  },
  explain: ({ subject, lines }) => ({
    what: `The task could not reach ${REACHED_FOR[subject]}.`,
    why: "Before a container runs, ECS fetches image and secrets and opens the log through the task's own network interface, and its subnet has no route to there.",
    fix: "In a public subnet set `assignPublicIp` to ENABLED; a private subnet needs a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager or ssm) whose security group allows the task; the task's security group must allow outbound port 443.",
    evidence: lines,
  }),
});
