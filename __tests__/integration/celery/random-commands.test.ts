import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { connectCelery } from '../../../src/adapters/celery/connect-celery.js';
import type { CeleryPort } from '../../../src/ports.js';
import { createCleanup } from '../../support/create-cleanup.js';
import { enqueueHold } from '../../support/brokers/run-celery.js';
import { BROKERS, startBroker } from '../../support/brokers/start-broker.js';
import { type CeleryWorker, startCeleryWorker } from '../../support/brokers/start-celery-worker.js';
import { waitFor } from '../../support/wait-for.js';

const NODE = 'w1@a';
const PROFILE = { node: NODE, pool: null, jsonOnly: true };
const COMMANDS = 60;

/** RabbitMQ reserves names with amq., and a worker that gets the command to consume one exits. */
const queue = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((name) => Buffer.byteLength(name) <= 255 && !name.startsWith('amq.') && name !== 'celery');
const others = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { maxLength: 3 });

type Step = (celery: CeleryPort) => Promise<unknown>;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((celery) => celery.ping()),
  fc.constant<Step>((celery) => celery.look([PROFILE])),
  fc.constant<Step>((celery) => celery.fetchProfiles([NODE])),
  fc.tuple(queue, others).map<Step>(
    ([name, nodes]) =>
      (celery) =>
        celery.silence([NODE, ...nodes], name),
  ),
  fc.tuple(queue, others).map<Step>(
    ([name, nodes]) =>
      (celery) =>
        celery.restore([NODE, ...nodes], name),
  ),
);

describe.each(BROKERS)('a worker on %s that gets random commands', (kind) => {
  const cleanup = createCleanup();
  const journal = join(mkdtempSync(join(tmpdir(), 'journal-')), 'jobs');
  let url: string;
  let worker: CeleryWorker;
  let celery: CeleryPort;

  beforeAll(async () => {
    const broker = await cleanup.add(startBroker(kind), (server) => server.stop());
    ({ url } = await broker.openRoom());
    const start = startCeleryWorker({
      brokerUrl: url,
      node: NODE,
      args: ['-c', '1'],
      env: { JOURNAL: journal },
    });
    worker = await cleanup.add(start, (started) => started.stop());
    const timings = { blindPingMs: 50, quietMs: 20, answerMs: 100, silenceMs: 0 };
    celery = await cleanup.add(connectCelery({ url, transportOptions: {}, timings }), (port) => port.close());
  });

  afterAll(() => cleanup.run());

  it('still answers and runs a job', async () => {
    const seed = Date.now();
    for (const send of fc.sample(step, { numRuns: COMMANDS, seed })) await send(celery);
    const id = await enqueueHold(url, 0);
    const ran = (): boolean => readFileSync(journal, 'utf8').includes(id);
    await waitFor(
      `the job to run (seed ${String(seed)})`,
      () => readsWell(ran),
      {},
      () => worker.output().slice(-2000),
    );
    expect(worker.output()).not.toMatch(/Unrecoverable|CRITICAL|Traceback/);
    await waitFor('a ping', async () => (await celery.ping()).counts[NODE] === 1);
  });
});

function readsWell(read: () => boolean): boolean {
  try {
    return read();
  } catch {
    return false;
  }
}
