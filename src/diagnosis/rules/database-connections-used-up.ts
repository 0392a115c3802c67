import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInTroubledLogs } from '../reading/find-in-troubled-logs.js';

/** PostgreSQL (the second seen with version 15) and MySQL. */
const USED_UP =
  /sorry, too many clients already|remaining connection slots are reserved|too many connections for (?:role|database)|\b1040\b.*Too many connections/i;

export const databaseConnectionsUsedUp = defineRule({
  id: 'database-connections-used-up',
  severity: 'cause',
  find: (evidence) => {
    const lines = findInTroubledLogs(evidence, USED_UP).map(({ line }) => line);
    return lines.length === 0 ? [] : [{ percent: maximumPercentOf(evidence), lines: shortenLines(lines) }];
  },
  explain: ({ percent, lines }) => ({
    what: 'The database has no free connections for the new tasks.',
    why: `During a rollout old and new tasks hold connections at the same time${percent === null ? '' : ` (\`maximumPercent\` is ${percent})`}.`,
    fix: 'Use a connection pooler (RDS Proxy, PgBouncer), run fewer processes, lower CONN_MAX_AGE, or lower `maximumPercent` so fewer tasks run at once.',
    evidence: lines,
  }),
});

function maximumPercentOf({ service }: Evidence): number | null {
  return service?.maximumPercent ?? null;
}
