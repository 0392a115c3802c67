import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInTroubledLogs } from '../reading/find-in-troubled-logs.js';

/** PostgreSQL's (the first two seen with version 15) and MySQL's server messages. */
const REFUSED =
  /password authentication failed for user|FATAL:\s+(?:database|role) "[^"]*" does not exist|no pg_hba\.conf entry for host|Access denied for user '|SSL connection is required/i;

export const databaseLoginRefused = defineRule({
  id: 'database-login-refused',
  severity: 'cause',
  find: (evidence) => {
    const lines = findInTroubledLogs(evidence, REFUSED).map(({ line }) => line);
    return lines.length === 0 ? [] : [{ lines: shortenLines(lines) }];
  },
  explain: ({ lines }) => ({
    what: 'The database rejects the application’s login.',
    why: 'User, password, database name or encryption is not what the server expects; a task started before a secret was rotated keeps the old value.',
    fix: 'Compare the secret in the task definition with the database; use TLS if the server requires it (`sslmode=require`).',
    evidence: lines,
  }),
});
