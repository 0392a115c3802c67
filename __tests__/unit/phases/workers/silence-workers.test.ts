import { describe, expect, it } from '@jest/globals';
import { EMPTY_LEDGER, addToLedger, type Ledger } from '../../../../src/drain/ledger.js';
import { silenceWorkers } from '../../../../src/phases/workers/silence-workers.js';
import { aWorker } from '../../../support/fakes/fake-celery.js';
import { changesOf, createFakeWorld, type FakeWorld } from '../../../support/fakes/fake-world.js';
import { NOW_MS, anUndoRecord } from '../../../support/builders/world.js';

const NODES = ['w@a', 'w@b', 'w@c'];

interface Scene extends FakeWorld {
  readonly ledger: Ledger;
  /** When each command left, in milliseconds after the start. */
  readonly toldAfterMs: number[];
}

function aScene(transport: 'redis' | 'amqp', nodes = NODES, answers = true): Scene {
  const fake = createFakeWorld({ drain: 'before' }, transport);
  fake.run.record = anUndoRecord({ update: null });
  for (const node of nodes) fake.celery.workers.set(node, aWorker({ silent: !answers }));
  const roster = nodes.map((node) => ({
    ...{ node, taskArn: null, count: 1, answers, queues: ['celery'], pool: 'prefork', jsonOnly: true },
  }));
  const toldAfterMs: number[] = [];
  const { port } = fake.celery;
  const silence = port.silence.bind(port);
  port.silence = (...told) => {
    toldAfterMs.push(fake.run.world.clock.now() - NOW_MS);
    return silence(...told);
  };
  const known = [{ ...roster[0], node: 'w@z', answers: true } as (typeof roster)[number], ...roster];
  const ledger = addToLedger(EMPTY_LEDGER, answers ? roster : known, 'old');
  return Object.assign(fake, { ledger: { workers: ledger.workers.slice(answers ? 0 : 1) }, toldAfterMs });
}

describe('silencing several workers', () => {
  it('on RabbitMQ tells all of them at once', async () => {
    const scene = aScene('amqp');
    await silenceWorkers(scene.run, scene.ledger);
    expect(changesOf(scene)).toEqual([`silence celery ${NODES.join(',')}`]);
  });

  it('on Redis tells one after another, each when the last BRPOP of the one before is over', async () => {
    const scene = aScene('redis');
    await silenceWorkers(scene.run, scene.ledger);
    expect(changesOf(scene)).toEqual(NODES.map((node) => `silence celery ${node}`));
    const [first = 0, second = 0, third = 0] = scene.toldAfterMs;
    expect(Math.min(second - first, third - second)).toBeGreaterThan(1_000);
  });

  it('on Redis waits until a worker that acts late has let go', async () => {
    const scene = aScene('redis', ['w@a', 'w@b']);
    const late = aWorker({ ignoresCommands: true });
    scene.celery.workers.set('w@a', late);
    scene.at(1_900, () => {
      late.queues = [];
    });
    await silenceWorkers(scene.run, scene.ledger);
    expect(scene.toldAfterMs[1]).toBeGreaterThan(1_900 + 1_000);
  });

  it('on Redis tells busy solo workers together: they ask for nothing before they have read it', async () => {
    const scene = aScene('redis', NODES, false);
    await silenceWorkers(scene.run, scene.ledger);
    expect(changesOf(scene)).toEqual([`silence celery ${NODES.join(',')}`]);
  });

  it('on Redis leaves the rest to the next round after ten seconds, and writes the record before each', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `w@${String(at)}`);
    const scene = aScene('redis', many);
    const ledger = await silenceWorkers(scene.run, scene.ledger);
    expect(scene.toldAfterMs.at(-1)).toBeLessThan(10_000);
    expect(changesOf(scene).length).toBeLessThan(many.length);
    const before = scene.calls.filter((_, at) => scene.calls[at + 1]?.startsWith('silence'));
    expect(new Set(before)).toEqual(new Set(['record']));
    await silenceWorkers(scene.run, ledger, { atOnce: true });
    const told = changesOf(scene).join();
    expect(many.filter((node) => !told.includes(node))).toEqual([]);
  });
});
