import type { RedisSettings } from './broker-settings.js';

/** Channels and keys as kombu's Redis transport forms them (kombu/transport/redis.py; all tried on real workers). */

/**
 * Command channels to try in turn: workers of kombu before 5.4 behind a Sentinel never replace `{db}` in the prefix
 * (fixed by kombu 4d281948), so there the literal one follows.
 */
export function listCommandChannels(settings: RedisSettings, database: number): readonly string[] {
  const { globalKeyPrefix, fanoutPrefix, controlExchange } = settings;
  const formatted = fanoutPrefix.replaceAll('{db}', String(database));
  const prefixes = settings.sentinel && formatted !== fanoutPrefix ? [formatted, fanoutPrefix] : [formatted];
  return prefixes.map((prefix) => `${globalKeyPrefix}${prefix}${controlExchange}.pidbox`);
}

/** Where a worker is asked to send its answers; it puts its own global_keyprefix in front. */
export function nameReplyRoute(settings: RedisSettings, oid: string): string {
  return `${oid}.reply.${settings.controlExchange}.pidbox`;
}

/** The set of the workers' mailboxes: a worker removes its own at a clean exit, so killed ones may still be listed. */
export function nameMailboxSet(settings: RedisSettings): string {
  return `${settings.globalKeyPrefix}_kombu.binding.${settings.controlExchange}.pidbox`;
}

/** Node name of a member of that set: `routing key SEP pattern SEP <node>.<control exchange>.pidbox`. */
export function parseMailboxMember(settings: RedisSettings, member: string): string | null {
  const queue = member.split(settings.separator).at(-1) ?? '';
  const suffix = `.${settings.controlExchange}.pidbox`;
  return queue.endsWith(suffix) && queue.length > suffix.length ? queue.slice(0, -suffix.length) : null;
}
