import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInLogs } from '../reading/find-in-logs.js';
import { commandOf, containersOf } from '../../definition/find-container.js';

/** Answers of a Redis cluster; celery#9019: kombu's transport does not support it. */
const CLUSTER = /\bCROSSSLOT\b|\bMOVED \d+ \S+:\d+/;

export const redisClusterAsBroker = defineRule({
  id: 'redis-cluster-as-broker',
  severity: 'cause',
  find: (evidence) => {
    const lines = findInLogs(evidence, CLUSTER).map(({ line }) => line);
    return lines.length === 0 || !isCelery(evidence) ? [] : [{ lines: shortenLines(lines) }];
  },
  explain: ({ lines }) => ({
    what: 'The Celery broker is a Redis cluster.',
    why: 'Celery uses several keys in one command, which a cluster (ElastiCache with cluster mode, Serverless, MemoryDB) rejects.',
    fix: 'Use an ElastiCache replication group with cluster mode disabled, Amazon MQ for RabbitMQ, or SQS as the broker.',
    evidence: lines,
  }),
});

function isCelery(evidence: Evidence): boolean {
  const commands = containersOf(evidence.taskDefinition).map(commandOf);
  return (
    commands.some((command) => /\bcelery\b/.test(command)) ||
    findInLogs(evidence, /\b(?:celery|kombu)\b/).length > 0
  );
}
