/**
 * Defaults of brokers and tutorials. Everybody knows them: hiding them wherever they occur protects nothing, and would
 * turn every "redis" and "celery" in the log into stars.
 */
const WELL_KNOWN: ReadonlySet<string> = new Set(
  (
    'guest redis rabbitmq rabbit celery broker worker default localhost admin root user test pass password secret ' +
    'changeme example true false null django postgres none production staging'
  ).split(' '),
);

/** Whether a password is a word that everybody knows. */
export function isWellKnown(password: string): boolean {
  return WELL_KNOWN.has(password.toLowerCase());
}
