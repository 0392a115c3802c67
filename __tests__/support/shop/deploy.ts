import type { ShopService } from './open-shop-service.js';
import { type ActionResult, type RunningAction, startStep } from '../action/run-action.js';
import type { WorkerDefinition } from './shop-definition.js';
import type { Shop } from './start-shop.js';

export interface DeployOptions {
  /** Inputs beside those that every deploy of the service has. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the journal calls the revision. */
  readonly revision?: string;
  /** What is different in the revision. */
  readonly changes?: Partial<WorkerDefinition>;
  readonly debug?: boolean;
}

/** Starts the action that deploys a new revision of the service. */
export function startDeploy(
  shop: Shop,
  service: ShopService,
  { inputs = {}, revision = 'new', changes = {}, debug = false }: DeployOptions = {},
): RunningAction {
  return startStep('index.js', {
    inputs: service.inputs(inputs),
    awsEndpointUrl: shop.simulator.url,
    job: service.prepareRevision(revision, changes),
    debug,
  });
}

/** Deploys a new revision of the service, to the end of the step. */
export function deploy(shop: Shop, service: ShopService, options: DeployOptions = {}): Promise<ActionResult> {
  return startDeploy(shop, service, options).done;
}
