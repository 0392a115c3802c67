import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { deploy } from '../support/shop/deploy.js';
import { type ActionResult, runPost } from '../support/action/run-action.js';
import { findSecretForms } from '../support/action/find-secret-forms.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import type { Shop } from '../support/shop/start-shop.js';
import { startTogether } from '../support/start-together.js';
import { useShop } from '../support/shop/use-shop.js';

const PASSWORD = 'p@ss/wo+rd%7Xq9';
const WRONG = 'wr@ng/pa+ss%9Zz8';
const CARD = 'card-4242424242424242';
const SECRETS = [PASSWORD, CARD, 'example-secret-access-key'];

interface Ended {
  readonly main: ActionResult;
  readonly post: ActionResult;
}

/** A deploy that fails in the middle of a job, and its post step, with debug output. */
async function run(
  shop: Shop,
  name: string,
  inputs: Readonly<Record<string, string>>,
  jobS = 6,
): Promise<Ended> {
  const service = await shop.openService({ name, workers: 1 });
  const order = { name: 'shop.charge', args: [CARD, jobS], queue: service.queue } as const;
  await awaitRunning(shop.journal, await shop.client.send([order, order]));
  // The new revision finds no broker.
  const changes = { brokerUrl: 'redis://127.0.0.1:1/0' };
  const main = await deploy(shop, service, { inputs, changes, debug: true });
  return { main, post: await runPost(main, { debug: true }) };
}

test('the check finds a secret in each of its forms', () => {
  for (const before of ['', 'a', 'ab']) {
    const text = Buffer.from(`${before}${PASSWORD}@host`).toString('base64');
    expect(findSecretForms(text, [PASSWORD])).not.toEqual([]);
  }
  expect(findSecretForms(encodeURIComponent(PASSWORD), [PASSWORD])).not.toEqual([]);
  expect(findSecretForms('nothing', [PASSWORD])).toEqual([]);
});

const CASES = ['drain-times-out', 'rollout-fails', 'wrong-password', 'bad-inputs'] as const;

describe.each(BROKERS)('no secret is printed or written, on %s', (kind) => {
  let runs: Readonly<Record<(typeof CASES)[number], Promise<Ended>>>;
  useShop(kind, { password: PASSWORD }, (shop) => {
    const wrong = shop.room.url.replace(encodeURIComponent(PASSWORD), encodeURIComponent(WRONG));
    runs = startTogether({
      'drain-times-out': () => run(shop, 'slow', { drain: 'before', 'drain-timeout': '2s' }, 120),
      'rollout-fails': () => run(shop, 'failing', { 'health-timeout': '10s' }),
      'wrong-password': () => run(shop, 'locked', { 'broker-url': wrong }),
      'bad-inputs': () => run(shop, 'bad', { 'drain-timeout': 'never' }),
    });
    return Promise.resolve(async () => {
      await Promise.allSettled(Object.values(runs));
    });
  });

  test.each(CASES)('%s', async (name) => {
    const { main, post } = await runs[name];
    expect(main.exitCode).toBe(1);
    for (const result of [main, post]) {
      expect(findSecretForms(showAll(result), [...SECRETS, WRONG])).toEqual([]);
    }
  });
});

/** All that a run leaves behind. The runner does not show `::add-mask::` lines. */
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
