import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInTroubledLogs } from '../reading/find-in-troubled-logs.js';

/** libpq before and since version 14 (seen with psql 15), MySQL's client. */
const PATTERNS = [
  /connection to server at "([^"]*)".*? failed: (Connection refused|Connection timed out|timeout expired|No route to host)/,
  /()could not connect to server: (Connection refused|Connection timed out|No route to host)/,
  /could not translate host name "([^"]*)" to address: (.+)/,
  /Can't connect to (?:MySQL )?server on '([^']*)'(.*)/,
  /Unknown MySQL server host '([^']*)'(.*)/,
];

export const databaseUnreachable = defineRule({
  id: 'database-unreachable',
  severity: 'cause',
  find: (evidence) => {
    const found = PATTERNS.flatMap((pattern) => findInTroubledLogs(evidence, pattern));
    const [first] = found;
    if (first === undefined) return [];
    const [host = ''] = first.groups;
    return [{ host, kind: classify(first.line), lines: shortenLines(found.map(({ line }) => line)) }];
  },
  explain: ({ host, kind, lines }) => ({
    what: `The application can't reach its database${host === '' ? '' : ` at ${host}`}.`,
    ...EXPLANATIONS[kind],
    evidence: lines,
  }),
});

const EXPLANATIONS = {
  refused: {
    why: 'The connection was refused: nothing listens at that address and port.',
    fix: 'Check host and port in the task’s environment (an empty host means the task itself), and that the database is up.',
  },
  lost: {
    why: 'Nothing answered: probably a security group or a route blocks the traffic.',
    fix: 'Allow traffic from the security group of the service’s tasks to the database’s port in the security group of the database.',
  },
  name: {
    why: 'The task’s network can’t resolve its name.',
    fix: 'Check the host name in the task’s environment, and the DNS of the VPC.',
  },
  unclear: {
    why: 'The client reports no more than the quoted line.',
    fix: 'Check host, port and security groups of the database.',
  },
} as const;

function classify(line: string): keyof typeof EXPLANATIONS {
  if (/translate host name|Unknown MySQL server host|Name or service not known/i.test(line)) return 'name';
  if (/refused|\(111\)/i.test(line)) return 'refused';
  return /timed out|timeout expired|No route|\(110\)/i.test(line) ? 'lost' : 'unclear';
}
