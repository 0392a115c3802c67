import { afterAll, beforeAll, jest } from '@jest/globals';
import { type Broker, type BrokerKind, type BrokerOptions, startBroker } from '../brokers/start-broker.js';
import { type Shop, type ShopOptions, startShop } from './start-shop.js';

const TEST_TIMEOUT_MS = 180_000;

/** Filled before the first test of the block. */
export interface Place {
  broker: Broker;
  shop: Shop;
}

/**
 * Opens a shop on a broker of its own for the tests of this block, and closes whatever of it was opened. `prepare` comes
 * after the opening; what it gives back is called before the closing.
 */
export function useShop(
  kind: BrokerKind,
  options: BrokerOptions = {},
  prepare?: (shop: Shop, broker: Broker) => Promise<() => Promise<void>>,
  shopOptions: ShopOptions = {},
): Place {
  jest.setTimeout(TEST_TIMEOUT_MS);
  const place: Partial<Place> = {};
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const broker = (place.broker = await startBroker(kind, options));
    stops.push(() => broker.stop());
    const shop = (place.shop = await startShop(broker, shopOptions));
    stops.push(() => shop.stop());
    if (prepare) stops.push(await prepare(shop, broker));
  }, TEST_TIMEOUT_MS);
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  }, TEST_TIMEOUT_MS);
  return place as Place;
}
