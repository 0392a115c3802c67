import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Broker, type BrokerKind, type BrokerOptions, startBroker } from '../brokers/start-broker.js';
import { createCleanup } from '../create-cleanup.js';
import { type Shop, type ShopOptions, startShop } from './start-shop.js';

const TEST_TIMEOUT_MS = 180_000;

/** Filled before the first test of the block. */
export interface Place {
  broker: Broker;
  shop: Shop;
}

/**
 * Opens a shop on a broker of its own for the tests of this block, and closes all that was opened, also after a failure.
 * `prepare` runs after the opening; the function that it returns is called before the closing.
 */
export function useShop(
  kind: BrokerKind,
  options: BrokerOptions = {},
  prepare?: (shop: Shop, broker: Broker) => Promise<() => Promise<void>>,
  shopOptions: ShopOptions = {},
): Place {
  jest.setTimeout(TEST_TIMEOUT_MS);
  const place: Partial<Place> = {};
  const cleanup = createCleanup();
  beforeAll(async () => {
    const broker = (place.broker = await cleanup.add(startBroker(kind, options), (started) =>
      started.stop(),
    ));
    const shop = (place.shop = await cleanup.add(startShop(broker, shopOptions), (opened) => opened.stop()));
    if (prepare) await cleanup.add(prepare(shop, broker), (end) => end());
  }, TEST_TIMEOUT_MS);
  afterAll(() => cleanup.run(), TEST_TIMEOUT_MS);
  return place as Place;
}
