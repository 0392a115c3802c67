import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { BROKERS, type BrokerRoom, startBroker } from '../../support/brokers/start-broker.js';
import { type FarProxy, startFarProxy } from '../../support/brokers/start-far-proxy.js';
import { type FakeFleet, startFakeFleet } from '../../support/brokers/start-fake-fleet.js';
import { createCleanup } from '../../support/create-cleanup.js';

const ONE_WAY_MS = 50;
const MANY = 200;

describe.each(BROKERS)('%s, 100 ms away', (kind) => {
  const cleanup = createCleanup();
  let many: Far;
  let one: Far;

  interface Far {
    readonly fleet: FakeFleet;
    readonly proxy: FarProxy;
    readonly celery: CeleryPort;
  }

  async function startFar(room: BrokerRoom, serverPort: number, size: number): Promise<Far> {
    const fleet = await cleanup.add(startFakeFleet(room, size), (started) => started.stop());
    const proxy = await cleanup.add(startFarProxy(serverPort, ONE_WAY_MS), (started) => started.stop());
    const url = room.urlThrough(proxy.port);
    const celery = await cleanup.add(connectCelery({ url, transportOptions: {} }), (port) => port.close());
    return { fleet, proxy, celery };
  }

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    many = await startFar(await broker.openRoom(), broker.port, MANY);
    one = await startFar(await broker.openRoom(), broker.port, 1);
    // The first command opens what later ones use.
    await Promise.all([many.celery.ping(), one.celery.ping()]);
  });
  afterAll(() => cleanup.run());

  async function countTrips({ proxy }: Far, act: () => Promise<unknown>): Promise<number> {
    const before = proxy.trips;
    await act();
    return proxy.trips - before;
  }

  it.each([
    [
      'a ping',
      async ({ celery, fleet }: Far) => {
        expectAll(fleet, (await celery.ping()).counts, 1);
      },
    ],
    [
      'a look',
      async ({ celery, fleet }: Far) => {
        const looks = await celery.look(fleet.nodes.map((node) => ({ node, pool: null, jsonOnly: true })));
        expectAll(fleet, Object.fromEntries(looks.map(({ node, answered }) => [node, answered])), true);
      },
    ],
    [
      'a search for mailboxes',
      async ({ celery, fleet }: Far) => {
        if (kind === 'redis') return;
        expect(await celery.fetchMailboxes(fleet.nodes)).toEqual(fleet.nodes);
      },
    ],
    [
      'a command',
      async ({ celery, fleet }: Far) => {
        const replies = await celery.silence(fleet.nodes, 'celery');
        expectAll(fleet, Object.fromEntries(replies.map(({ node, accepted }) => [node, accepted])), true);
      },
    ],
  ])(
    `%s is answered by ${String(MANY)} workers, in no more round trips than by a few`,
    async (_what, act) => {
      const few = await countTrips(one, () => act(one));
      expect(await countTrips(many, () => act(many))).toBeLessThanOrEqual(2 * few + 2);
    },
  );
});

function expectAll(fleet: FakeFleet, found: Readonly<Record<string, unknown>>, value: unknown): void {
  expect(found).toEqual(Object.fromEntries(fleet.nodes.map((node) => [node, value])));
}
