import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { startSimulator } from '../../../simulator/start-simulator.js';
import { findFreePort } from '../find-free-port.js';
import { FEW_CHECKS, openTargetGroup } from './open-target-group.js';
import { QUICK_SETTINGS } from '../quick-settings.js';
import { type ActionResult, makeJobFolders, runAction } from '../action/run-action.js';
import { SHOP_DIRECTORY } from '../shop/shop-definition.js';
import type { Simulator } from '../shop/start-shop.js';
import { waitFor } from '../wait-for.js';
import { makeWebDefinition, type WebDefinition } from './web-definition.js';

export interface WebOptions {
  readonly name: string;
  /** What the load balancer asks for; the shop's own is `/healthz/`. */
  readonly path?: string;
  readonly graceSeconds?: number;
  /** Of the first revision only. */
  readonly environment?: WebDefinition['environment'];
}

export type WebChanges = Partial<WebDefinition> & { readonly inputs?: Readonly<Record<string, string>> };

/** The shop's web service behind a load balancer, its first revision healthy. */
export interface WebService {
  /** Deploys a revision with these changes, to the end of the step. */
  deploy(changes?: WebChanges): Promise<ActionResult>;
  /** What the load balancer's users see at `/`. */
  fetchPage(): Promise<string>;
}

/** A local ECS with a load balancer, whose clock runs as fast as ours, so that grace periods are real ones. */
export interface Storefront {
  readonly simulator: Simulator;
  openService(options: WebOptions): Promise<WebService>;
  stop(): Promise<void>;
}

const CLUSTER = 'shop';
const START_TIMEOUT_MS = 150_000;

interface StorefrontContext {
  readonly simulator: Simulator;
  readonly ecs: ECSClient;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly folder: string;
}

export async function startStorefront(): Promise<Storefront> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-web-'));
  const simulator = await startSimulator({
    timeScale: 1,
    settings: QUICK_SETTINGS,
    workingDirectory: SHOP_DIRECTORY,
    logDirectory: folder,
    environment: { PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' },
  });
  const client = {
    endpoint: simulator.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'example-secret-access-key' },
  };
  const ecs = new ECSClient(client);
  const elb = new ElasticLoadBalancingV2Client(client);
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  return {
    simulator,
    openService: (options) => openService({ simulator, ecs, elb, folder }, options),
    stop: async () => {
      ecs.destroy();
      elb.destroy();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openService(front: StorefrontContext, options: WebOptions): Promise<WebService> {
  const { name, path = '/healthz/', environment = {} } = options;
  const first: WebDefinition = { family: name, port: await findFreePort() };
  const { targetGroupArn, listenerArn } = await openTargetGroup(front.elb, {
    name,
    port: first.port,
    // As often as ELB allows.
    healthCheck: { ...FEW_CHECKS, HealthCheckPath: path, HealthCheckIntervalSeconds: 5 },
    deregistrationDelayS: 1,
  });
  await createService(front, options, targetGroupArn, {
    ...first,
    environment: { SHOP_REVISION: '1', ...environment },
  });
  return {
    fetchPage: async () => {
      const listener = front.simulator.listeners().find((one) => one.listenerArn === listenerArn);
      return (await fetch(listener?.url ?? '')).text();
    },
    deploy: ({ inputs = {}, ...changes } = {}) => {
      const job = makeJobFolders(front.folder);
      const revision = makeWebDefinition({
        ...first,
        ...changes,
        environment: { SHOP_REVISION: '2', ...changes.environment },
      });
      writeFileSync(join(job.workspace, 'web.json'), JSON.stringify(revision, null, 2));
      return runAction({
        job,
        awsEndpointUrl: front.simulator.url,
        inputs: {
          cluster: CLUSTER,
          service: name,
          'task-definition': 'web.json',
          'health-poll-interval': '1s',
          'health-timeout': '3m',
          'max-failed-tasks': '1',
          ...inputs,
        },
      });
    },
  };
}

/** One task behind the target group; waits until its deployment is completed. */
async function createService(
  { ecs }: StorefrontContext,
  { name, graceSeconds = 20 }: WebOptions,
  targetGroupArn: string,
  first: WebDefinition,
): Promise<void> {
  const definition = makeWebDefinition(first) as unknown as RegisterTaskDefinitionCommandInput;
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(definition));
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: name,
      taskDefinition: taskDefinition?.taskDefinitionArn,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      healthCheckGracePeriodSeconds: graceSeconds,
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: first.port }],
    }),
  );
  const isUp = async (): Promise<boolean> => {
    const found = await ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [name] }));
    return found.services?.[0]?.deployments?.[0]?.rolloutState === 'COMPLETED';
  };
  await waitFor(`the first revision of ${name}`, isUp, { timeoutMs: START_TIMEOUT_MS, intervalMs: 200 });
}
