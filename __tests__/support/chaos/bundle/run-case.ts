import { type ActionResult, type RunningAction, runPost, startStep } from '../../action/run-action.js';
import {
  type CountedCall,
  type CountingProxy,
  startCountingProxy,
} from '../../action/start-counting-proxy.js';
import { awaitRunning } from '../../shop/await-jobs.js';
import { listChanges } from '../../shop/aws-calls.js';
import type { ShopService } from '../../shop/open-shop-service.js';
import type { Shop } from '../../shop/start-shop.js';
import { BUNDLE_SCENES, type ChaosCase } from './list-cases.js';
import { STEPS } from './steps.js';
import { type Active, type Trouble, TROUBLES } from './troubles.js';

/** What a run left, main and post. */
export interface Played {
  readonly main: ActionResult;
  readonly post: ActionResult;
  /** The call at which the trouble began; null: the step did not come. */
  readonly struck: CountedCall | null;
  readonly jobs: readonly string[];
  /** The service's task definition before the run. */
  readonly before: string;
  /** Operations of this run that change something, main's and post's. */
  readonly changes: readonly string[];
}

/** Deploys in the middle of two running jobs with the case's trouble, then runs post. */
export async function runCase(
  shop: Shop,
  brokerPort: number,
  service: ShopService,
  { scene: name, hit }: ChaosCase,
): Promise<Played> {
  const scene = BUNDLE_SCENES[name];
  const before = (await service.describe()).taskDefinition ?? '';
  const earlier = listChanges(shop.simulator, service.name).length;
  const jobs = await service.cook(2, scene.jobS);
  await awaitRunning(shop.journal, jobs);
  const proxy = await startCountingProxy({ brokerPort, awsUrl: shop.simulator.url });
  const brokerUrl = shop.room.urlThrough(proxy.brokerPort);
  try {
    const action = startStep('index.js', {
      inputs: service.inputs({ drain: scene.drain, 'broker-url': brokerUrl, ...scene.inputs }),
      awsEndpointUrl: proxy.awsUrl,
      job: service.prepareRevision('new', scene.changes),
    });
    const armed = hit === null ? null : arm(proxy, hit.step, TROUBLES[hit.trouble], action);
    const main = await action.done;
    const post = await runPost(main);
    armed?.end();
    const changes = listChanges(shop.simulator, service.name).slice(earlier);
    return { main, post, struck: armed?.struck() ?? null, jobs, before, changes };
  } finally {
    await proxy.stop();
  }
}

interface Armed {
  readonly struck: () => CountedCall | null;
  /** Ends the trouble, if it has not ended yet. */
  readonly end: () => void;
}

/** Lets the trouble begin with the first call of the step. */
function arm(proxy: CountingProxy, step: keyof typeof STEPS, trouble: Trouble, action: RunningAction): Armed {
  let struck: CountedCall | null = null;
  let active: Active | null = null;
  let timer: NodeJS.Timeout | null = null;
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    if (active !== null) trouble.end?.(proxy);
    active = null;
  };
  proxy.beforeCall = (call) => {
    if (struck === null && STEPS[step](call, proxy.calls.slice(0, call.number - 1))) {
      struck = call;
      active = trouble.begin(call, proxy, action);
      if (trouble.lastsMs !== null) timer = setTimeout(end, trouble.lastsMs);
    }
    return active?.before?.(call) ?? true;
  };
  proxy.afterCall = (call) => active?.after?.(call) ?? true;
  return { struck: () => struck, end };
}
