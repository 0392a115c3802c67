import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Broker, type BrokerKind, BROKERS, startBroker } from '../brokers/start-broker.js';
import { createCleanup } from '../create-cleanup.js';
import { type Shop, type ShopOptions, startShop } from './start-shop.js';
import type { Place } from './use-shop.js';

const TEST_TIMEOUT_MS = 180_000;

type Runs = Readonly<Record<string, Promise<unknown>>>;

/**
 * Opens a shop on every broker at once, to save time, and begins the runs that the tests then await. All runs are awaited
 * before anything is closed.
 */
export function useShops<R extends Runs>(
  start: (shop: Shop, broker: Broker) => R | Promise<R>,
  options: ShopOptions = {},
): Readonly<Record<BrokerKind, Place & { runs: R }>> {
  jest.setTimeout(TEST_TIMEOUT_MS);
  const places: Record<BrokerKind, Partial<Place & { runs: R }>> = { redis: {}, rabbitmq: {} };
  const cleanup = createCleanup();
  const open = async (kind: BrokerKind): Promise<void> => {
    const broker = await cleanup.add(startBroker(kind), (started) => started.stop());
    const shop = await cleanup.add(startShop(broker, options), (opened) => opened.stop());
    const runs = await start(shop, broker);
    await cleanup.add(runs, () => Promise.allSettled(Object.values(runs)));
    Object.assign(places[kind], { broker, shop, runs });
  };
  let opening: Promise<unknown> = Promise.resolve();
  beforeAll(async () => {
    const all = BROKERS.map(open);
    // When one fails, the other is still being opened, and has to be closed too.
    opening = Promise.allSettled(all);
    await Promise.all(all);
  }, TEST_TIMEOUT_MS);
  afterAll(async () => {
    await opening;
    await cleanup.run();
  }, TEST_TIMEOUT_MS);
  return places as Record<BrokerKind, Place & { runs: R }>;
}
