import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { captureCommands, type CapturedCommand } from '../../support/brokers/capture-commands.js';
import { listDifferences } from '../../support/list-differences.js';
import { enqueueHold, runCelery } from '../../support/brokers/run-celery.js';
import { BROKERS, type BrokerKind, startBroker } from '../../support/brokers/start-broker.js';
import { startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { waitFor } from '../../support/wait-for.js';

const NODE = 'w1@a';
const FILTER = ['-d', NODE, '-t', '5'];
/** The real client's command line of each method that we send. */
const REAL: Readonly<Record<string, readonly string[]>> = {
  ping: ['inspect', '-t', '2', 'ping'],
  active_queues: ['inspect', ...FILTER, 'active_queues'],
  active: ['inspect', ...FILTER, 'active'],
  reserved: ['inspect', ...FILTER, 'reserved'],
  scheduled: ['inspect', ...FILTER, 'scheduled'],
  revoked: ['inspect', ...FILTER, 'revoked'],
  stats: ['inspect', ...FILTER, 'stats'],
  conf: ['inspect', ...FILTER, 'conf'],
  cancel_consumer: ['control', ...FILTER, 'cancel_consumer', 'größe'],
  add_consumer: ['control', ...FILTER, 'add_consumer', 'größe'],
};

/** All that may differ, and does differ. */
const IDS_AND_TIMES = ['body.ticket', 'headers.expires'];
const OF_THE_BROKER: Readonly<Record<BrokerKind, readonly string[]>> = {
  redis: [...IDS_AND_TIMES, 'body.reply_to.exchange', 'body.reply_to.routing_key', 'properties.delivery_tag'],
  rabbitmq: [...IDS_AND_TIMES, 'body.reply_to.routing_key'],
};

describe.each(BROKERS)('commands on %s', (kind) => {
  const methods = Object.keys(REAL);
  const cleanup = createCleanup();
  let ours: Readonly<Record<string, CapturedCommand>>;
  let theirs: Readonly<Record<string, CapturedCommand>>;

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    const { url } = await broker.openRoom();
    await cleanup.add(startCeleryWorker({ brokerUrl: url, node: NODE, args: ['-c', '1'] }), (worker) =>
      worker.stop(),
    );
    const capture = await cleanup.add(captureCommands(kind, url), (started) => started.stop());
    for (const args of Object.values(REAL)) await runCelery(url, args);
    theirs = await capture.takeOneOfEach(methods);
    const celery = await cleanup.add(connectCelery({ url, transportOptions: {} }), (port) => port.close());
    // Who holds an ETA job is asked which ones were revoked.
    await enqueueHold(url, 0, { countdown: 3_600 });
    await waitFor('the ETA job', async () => {
      const [look] = await celery.look([{ node: NODE, pool: null, jsonOnly: true }]);
      return look?.scheduled.length === 1;
    });
    await sendEverything(celery);
    ours = await capture.takeOneOfEach(methods);
  });

  afterAll(() => cleanup.run());

  it.each(methods)('%s differs from the real one in ids, times and the known exceptions only', (method) => {
    const safe = method === 'active' ? ['body.arguments.safe'] : [];
    const differences = listDifferences(theirs[method], ours[method]);
    expect(differences.sort()).toEqual([...OF_THE_BROKER[kind], ...safe].sort());
  });

  it('of other methods are not sent', () => {
    expect(Object.keys(ours).sort()).toEqual([...methods].sort());
  });
});

async function sendEverything(celery: CeleryPort): Promise<void> {
  await celery.ping();
  await celery.fetchProfiles([NODE]);
  await celery.look([{ node: NODE, pool: null, jsonOnly: true }]);
  await celery.silence([NODE], 'größe');
  await celery.restore([NODE], 'größe');
}
