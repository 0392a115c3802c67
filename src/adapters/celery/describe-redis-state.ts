import type { BrokerProblem } from './broker-problem.js';

/** A server that answers, but takes no writes at the moment (redis/src/server.c, shared error replies). */
const REDIS_STATES: readonly (readonly [RegExp, string])[] = [
  [
    /^OOM/,
    "is out of memory (maxmemory, noeviction): its workers can't write their answers, so they aren't asked anything. Free memory or raise maxmemory, then run the job again.",
  ],
  [
    // UNBLOCKED: a blocked read was ended because the server became a replica.
    /^(READONLY|MASTERDOWN|UNBLOCKED)/,
    'is a read-only replica: give the primary endpoint. After a failover, wait until the endpoint leads to the new primary.',
  ],
  [
    /^NOREPLICAS/,
    'takes no writes, since too few of its replicas are connected (NOREPLICAS). Bring them back or lower min-replicas-to-write, then run the job again.',
  ],
  [/^LOADING/, 'is loading its data after a restart (LOADING). Run the job again when it has finished.'],
  [
    /^MISCONF/,
    "takes no writes, since it can't save its data to disk (MISCONF). Fix its disk or its snapshot settings, then run the job again.",
  ],
  [
    /^ERR max number of clients reached/,
    'has reached its maxclients limit and accepts no more connections. Close idle ones or raise maxclients, then run the job again.',
  ],
  [/^BUSY /, 'is busy with a script (BUSY). Run the job again when the script has ended.'],
];

/** What a server is whose first byte isn't Redis': HTTP/1.1, or RabbitMQ's version, AMQP 0 0 9 1. */
const OTHER_SERVERS: Readonly<Record<string, string>> = {
  H: 'It seems to be an HTTP server. ',
  A: 'It seems to be RabbitMQ: write amqp://. ',
};

/** A server that is no Redis, or one in a state in which it can't be used (`unreachable`). */
export function describeRedisState(message: string): BrokerProblem | null {
  const state = REDIS_STATES.find(([pattern]) => pattern.test(message));
  if (state) return { kind: 'unreachable', text: state[1] };
  const byte = /Unknown RESP type \d+ "(.)"/.exec(message)?.[1];
  if (byte === undefined) return null;
  const text = `does not speak Redis' protocol. ${OTHER_SERVERS[byte] ?? ''}Check host and port.`;
  return { kind: 'invalid', text };
}
