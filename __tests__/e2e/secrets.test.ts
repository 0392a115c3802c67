import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { awaitRunning } from '../support/await-jobs.js';
import type { ShopService } from '../support/open-shop-service.js';
import { type ActionResult, runPost, startStep } from '../support/run-action.js';
import { findSecretForms, makeSecretForms } from '../support/secret-forms.js';
import { BROKERS } from '../support/start-broker.js';
import { useShop } from '../support/use-shop.js';

const PASSWORD = 'p@ss/wo+rd%7Xq9';
const WRONG = 'wr@ng/pa+ss%9Zz8';
const CARD = 'card-4242424242424242';
const SECRETS = [PASSWORD, CARD, 'example-secret-access-key'];

describe.each(BROKERS)('nothing secret comes out, on %s', (kind) => {
  const place = useShop(kind, { password: PASSWORD });

  const charge = async (service: ShopService, seconds: number): Promise<void> => {
    const order = { name: 'shop.charge', args: [CARD, seconds], queue: service.queue } as const;
    await awaitRunning(place.shop.journal, await place.shop.client.send([order, order]));
  };
  const run = (service: ShopService, inputs: Readonly<Record<string, string>>): Promise<ActionResult> =>
    startStep('index.js', {
      inputs: service.inputs(inputs),
      awsEndpointUrl: place.shop.simulator.url,
      job: service.prepareRevision('new', { brokerUrl: 'redis://127.0.0.1:1/0' }),
      debug: true,
    }).done;

  test('the forms are found where they stand', () => {
    for (const before of ['', 'a', 'ab']) {
      const text = Buffer.from(`${before}${PASSWORD}@host`).toString('base64');
      expect(findSecretForms(text, [PASSWORD])).not.toEqual([]);
    }
    expect(makeSecretForms(PASSWORD).length).toBeGreaterThanOrEqual(6);
  });

  test.each([
    ['a drain that runs out of time', { 'drain-timeout': '2s' }],
    ['a rollout that fails', { 'health-timeout': '15s' }],
    ['a wrong password', { 'broker-url': 'with the wrong password' }],
    ['bad inputs', { 'drain-timeout': 'never' }],
  ])('%s', async (name, inputs) => {
    const service = await place.shop.openService({ name: name.replaceAll(' ', '-'), workers: 1 });
    await charge(service, 6);
    const main = await run(service, 'broker-url' in inputs ? { 'broker-url': wrongUrl() } : inputs);
    expect(main.exitCode).toBe(1);
    const post = await runPost(main, { debug: true });
    for (const result of [main, post]) {
      expect(findSecretForms(showAll(result), [...SECRETS, WRONG])).toEqual([]);
    }
  });

  const wrongUrl = (): string =>
    place.shop.room.url.replace(encodeURIComponent(PASSWORD), encodeURIComponent(WRONG));
});

/** All that a run leaves behind. The runner swallows `::add-mask::` lines. */
function showAll(result: ActionResult): string {
  const log = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const { runnerTemp } = result.options.job;
  return [
    ...log,
    result.stderr,
    result.summary,
    JSON.stringify([result.outputs, result.state, result.report]),
    ...listFiles(runnerTemp).map((path) => readFileSync(path, 'utf8')),
  ].join('\n');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? listFiles(path) : [path]));
}
