/** How a person removes the mailbox of a killed worker from Redis (kombu's `sep` and names, without a prefix). */
const REMOVE = "redis-cli SREM _kombu.binding.celery.pidbox $'\\x06\\x16\\x06\\x16NODE.celery.pidbox'";

/** Mailboxes without a host name of a task that don't answer: those that are waited for, and those that are not. */
export function describeStaleMailboxes(
  waited: readonly string[],
  stale: readonly string[],
): readonly string[] {
  return [
    ...(waited.length === 0
      ? []
      : [
          `These workers have a mailbox and do not answer: ${waited.join(', ')}. They are waited for, up to drain-timeout: ` +
            `they may be busy. The mailbox of a killed worker stays; to remove it: ${REMOVE}`,
        ]),
    ...(stale.length === 0
      ? []
      : [
          `Not waited for: ${stale.join(', ')}. As many workers of that kind answer as tasks run, so these mailboxes are ` +
            `those of killed workers. To remove one: ${REMOVE}`,
        ]),
  ];
}
