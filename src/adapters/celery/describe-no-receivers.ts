import type { Redis as RedisClient } from 'ioredis';
import type { AmqpSettings, RedisSettings } from './broker-settings.js';

const SCAN_PAGES = 10;
const SCAN_COUNT = 1000;
const COMMON = 'Workers may be down, or run with worker_enable_remote_control=False.';

/** Looks for mailbox sets of workers in a few pages of the key space: they show the prefix and the control exchange. */
export async function describeNoRedisReceivers(
  redis: RedisClient,
  settings: RedisSettings,
  where: string,
): Promise<string> {
  const start = `No worker listens on ${where} control_exchange ${settings.controlExchange}.`;
  const keys = await scanMailboxSets(redis);
  const found = [...new Set(keys)].map(parseMailboxSet).filter((set) => set !== null);
  const others = found.filter(
    ({ prefix, controlExchange }) =>
      prefix !== settings.globalKeyPrefix || controlExchange !== settings.controlExchange,
  );
  if (others.length > 0) {
    const hints = others.slice(0, 5).map((set) => JSON.stringify(describeSet(set)));
    return `${start} But workers with other settings have been here: try broker-transport-options ${hints.join(' or ')}.`;
  }
  if (found.length > 0) {
    return `${start} Workers with these settings have been here before. ${COMMON} Compare fanout_prefix with the app's broker_transport_options.`;
  }
  return `${start} Nothing in this database comes from a Celery worker: check the number of the database in broker-url. ${COMMON}`;
}

/** What is known of a vhost without the permission to list its exchanges. */
export function describeNoAmqpReceivers(settings: AmqpSettings, where: string, exchange: boolean): string {
  const start = `No worker listens on ${where} control_exchange ${settings.controlExchange}.`;
  return exchange
    ? `${start} Workers have used this vhost before. ${COMMON}`
    : `${start} No worker has ever used this vhost with that control_exchange: check the vhost in broker-url. ${COMMON}`;
}

interface MailboxSet {
  readonly prefix: string;
  readonly controlExchange: string;
}

function parseMailboxSet(key: string): MailboxSet | null {
  const match = /^(.*)_kombu\.binding\.(?!reply\.)(.+)\.pidbox$/s.exec(key);
  return match ? { prefix: match[1] ?? '', controlExchange: match[2] ?? '' } : null;
}

function describeSet({ prefix, controlExchange }: MailboxSet): Readonly<Record<string, string>> {
  return {
    ...(prefix !== '' && { global_keyprefix: prefix }),
    ...(controlExchange !== 'celery' && { control_exchange: controlExchange }),
  };
}

/** SCAN isn't among the permissions that a user needs: without it nothing is found. */
async function scanMailboxSets(redis: RedisClient): Promise<readonly string[]> {
  const keys: string[] = [];
  let cursor = '0';
  for (let page = 0; page < SCAN_PAGES; page += 1) {
    const answer = await redis
      .scan(cursor, 'MATCH', '*_kombu.binding.*pidbox', 'COUNT', SCAN_COUNT)
      .catch(() => null);
    if (!answer) break;
    cursor = answer[0];
    keys.push(...answer[1]);
    if (cursor === '0') break;
  }
  return keys;
}
