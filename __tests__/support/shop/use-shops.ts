import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Broker, type BrokerKind, BROKERS, startBroker } from '../brokers/start-broker.js';
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
  const stops: (() => Promise<unknown>)[] = [];
  const open = async (kind: BrokerKind): Promise<void> => {
    const broker = await startBroker(kind);
    stops.push(() => broker.stop());
    const shop = await startShop(broker, options);
    stops.push(() => shop.stop());
    const runs = await start(shop, broker);
    stops.push(() => Promise.allSettled(Object.values(runs)));
    Object.assign(places[kind], { broker, shop, runs });
  };
  beforeAll(() => Promise.all(BROKERS.map(open)), TEST_TIMEOUT_MS);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  }, TEST_TIMEOUT_MS);
  return places as Record<BrokerKind, Place & { runs: R }>;
}
