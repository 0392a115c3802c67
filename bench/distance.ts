/**
 * What a look at 200 workers costs against a look at one, by a broker 100 ms away: `npm run bench -- distance`. Redis and
 * RabbitMQ are real, the workers answer on the wire only.
 */
import { connectCelery } from '../src/adapters/celery/connect-celery.js';
import { BROKERS, type Broker, startBroker } from '../__tests__/support/brokers/start-broker.js';
import { type FarProxy, startFarProxy } from '../__tests__/support/brokers/start-far-proxy.js';
import { startFakeFleet } from '../__tests__/support/brokers/start-fake-fleet.js';

const ONE_WAY_MS = 50;
const MANY = 200;

interface Cost {
  readonly tookMs: number;
  readonly trips: number;
}

for (const kind of BROKERS) {
  const broker = await startBroker(kind);
  try {
    const one = await measure(broker, 1);
    const many = await measure(broker, MANY);
    for (const act of ['ping', 'look'] as const) {
      const ratio = (many[act].tookMs / one[act].tookMs).toFixed(1);
      process.stdout.write(
        `${kind.padEnd(8)} ${act}: ${String(MANY)} workers take ${ratio} times as long as 1 ` +
          `(${describe(many[act])}; ${describe(one[act])})\n`,
      );
    }
  } finally {
    await broker.stop();
  }
}
process.exit();

/** The second ping and the first look of a connection: the first ping opens what later commands use. */
async function measure(broker: Broker, size: number): Promise<Readonly<Record<'ping' | 'look', Cost>>> {
  const room = await broker.openRoom();
  const fleet = await startFakeFleet(room, size);
  const proxy = await startFarProxy(broker.port, ONE_WAY_MS);
  const celery = await connectCelery({ url: room.urlThrough(proxy.port), transportOptions: {} });
  try {
    await celery.ping();
    const ping = await time(proxy, async () => Object.keys((await celery.ping()).counts).length === size);
    const profiles = fleet.nodes.map((node) => ({ node, pool: null, jsonOnly: true }));
    const look = await time(proxy, async () =>
      (await celery.look(profiles)).every(({ answered }) => answered),
    );
    return { ping, look };
  } finally {
    await celery.close();
    await proxy.stop();
    await fleet.stop();
  }
}

async function time(proxy: FarProxy, act: () => Promise<boolean>): Promise<Cost> {
  const before = { atMs: performance.now(), trips: proxy.trips };
  if (!(await act())) throw new Error('Not every worker has answered.');
  return { tookMs: performance.now() - before.atMs, trips: proxy.trips - before.trips };
}

function describe({ tookMs, trips }: Cost): string {
  return `${(tookMs / 1000).toFixed(1)} s and ${String(trips)} round trips`;
}
