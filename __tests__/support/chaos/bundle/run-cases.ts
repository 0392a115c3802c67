import { DeleteServiceCommand } from '@aws-sdk/client-ecs';
import { messageOf } from '../../../../src/errors.js';
import { type BrokerKind, startBroker } from '../../brokers/start-broker.js';
import { createCleanup } from '../../create-cleanup.js';
import type { ShopService } from '../../shop/open-shop-service.js';
import { type Shop, startShop } from '../../shop/start-shop.js';
import { type Violation, checkCase } from './check-case.js';
import type { ChaosCase } from './list-cases.js';
import { runCase } from './run-case.js';

export interface CaseResult extends ChaosCase {
  readonly broker: BrokerKind;
  /** What the action called it; null: it was killed. */
  readonly outcome: string | null;
  /** False: the run ended before the step came, so nothing went wrong in it. */
  readonly wasStruck: boolean;
  readonly violations: readonly Violation[];
  /** The end of main's and post's log, where something does not hold. */
  readonly log: string;
}

/** Runs the cases in lanes side by side, each on a service of its own, and hands every result to `onResult`. */
export async function runCases(
  broker: BrokerKind,
  cases: readonly ChaosCase[],
  lanes: number,
  onResult: (result: CaseResult) => void,
): Promise<void> {
  const cleanup = createCleanup();
  try {
    const server = await cleanup.add(startBroker(broker), (started) => started.stop());
    const shop = await cleanup.add(startShop(server), (opened) => opened.stop());
    const left = [...cases];
    let services = 0;
    const runLane = async (): Promise<void> => {
      let service: ShopService | null = null;
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        service ??= await shop.openService({ name: `chaos-${String(services++)}`, stopTimeoutS: 60 });
        const result = await runOne(shop, server.port, service, one);
        onResult({ ...one, broker, ...result });
        // After a violation, or with protections that may be left, the next case gets a new service.
        if (result.violations.length === 0 && !mayLeaveTraces(one)) continue;
        await shop.ecs.send(
          new DeleteServiceCommand({ cluster: shop.cluster, service: service.name, force: true }),
        );
        service = null;
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanes, cases.length) }, runLane));
  } finally {
    await cleanup.run();
  }
}

/** Protections that could not be released any more. */
function mayLeaveTraces({ hit }: ChaosCase): boolean {
  return hit?.trouble === 'AWS: credentials expire';
}

async function runOne(
  shop: Shop,
  brokerPort: number,
  service: ShopService,
  one: ChaosCase,
): Promise<Pick<CaseResult, 'outcome' | 'wasStruck' | 'violations' | 'log'>> {
  try {
    const played = await runCase(shop, brokerPort, service, one);
    const violations = await checkCase(shop, service, one, played);
    const { main, post } = played;
    const lines = [...main.stdout.split('\n').slice(-60), ...post.stdout.split('\n').slice(-40)];
    return {
      outcome: main.outputs['outcome'] ?? null,
      wasStruck: played.struck !== null,
      violations,
      log: violations.length > 0 ? lines.join('\n') : '',
    };
  } catch (error) {
    const violations = [{ invariant: 'silent', what: messageOf(error) }] as const;
    return { outcome: null, wasStruck: false, violations, log: '' };
  }
}
