import { describe, expect, test } from '@jest/globals';
import type { ActionResult } from '../support/action/run-action.js';
import { BROKERS } from '../support/brokers/start-broker.js';
import { awaitAllConsume } from '../support/shop/await-consumers.js';
import { awaitRunning } from '../support/shop/await-jobs.js';
import { listChanges } from '../support/shop/aws-calls.js';
import { startDeploy } from '../support/shop/deploy.js';
import { assertEachExactlyOnce } from '../support/shop/journal.js';
import type { Shop } from '../support/shop/start-shop.js';
import { useShop } from '../support/shop/use-shop.js';
import { waitFor } from '../support/wait-for.js';

const JOB_S = 10;
/** More than the SDK repeats by itself: three reads failed before that ended the run. */
const FAILED_CALLS = 12;

interface Trouble {
  /** Begins with this line of the log. */
  readonly from: RegExp;
  readonly kind: 'server-error' | 'throttle';
}

/** Deploys in the middle of two jobs, while every call of AWS fails for some time. */
async function deployInTrouble(shop: Shop, drain: 'before' | 'overlap', trouble: Trouble) {
  const { simulator, journal } = shop;
  const service = await shop.openService({ name: `${drain}-${trouble.kind}`, stopTimeoutS: 60 });
  const jobs = await service.cook(2, JOB_S);
  await awaitRunning(journal, jobs);
  const running = startDeploy(shop, service, { inputs: { drain } });
  await running.waitForLine(trouble.from);
  const failed = (): number => simulator.calls().filter(({ status }) => status >= 400).length;
  const before = failed();
  simulator.order({ kind: trouble.kind, operation: '*' });
  try {
    await waitFor('failed calls', () => failed() - before >= FAILED_CALLS);
  } finally {
    simulator.clearFaults();
  }
  return { service, jobs, result: await running.done };
}

function expectKnownAgain({ stdout }: ActionResult): void {
  expect(stdout).toMatch(/is not known now: AWS/);
  expect(stdout).toMatch(/is known again, after \d/);
}

describe.each(BROKERS)('AWS fails for some time, on %s', (kind) => {
  const place = useShop(kind);

  test.each<['before' | 'overlap', Trouble]>([
    ['before', { from: /cancel_consumer/, kind: 'server-error' }],
    ['overlap', { from: /deployment \S+ started/, kind: 'throttle' }],
  ])(
    '%s: the deploy succeeds as without it, no job is cut, every queue is consumed',
    async (drain, trouble) => {
      const { service, jobs, result } = await deployInTrouble(place.shop, drain, trouble);
      expect(result).toMatchObject({ exitCode: 0, outputs: { outcome: 'succeeded' } });
      expectKnownAgain(result);
      assertEachExactlyOnce(place.shop.journal, jobs);
      const updates = listChanges(place.shop.simulator, service.name).filter(
        (name) => name === 'UpdateService',
      );
      expect(updates).toHaveLength(1);
      await awaitAllConsume(service, place.shop.client);
    },
  );
});
