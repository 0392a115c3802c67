import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  type ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from '@aws-sdk/client-ecs';
import { type JobFolders, makeJobFolders } from '../action/run-action.js';
import { makeWorkerDefinition, type Pool, type WorkerDefinition } from './shop-definition.js';
import type { BrokerRoom } from '../brokers/start-broker.js';
import type { ShopClient } from './start-shop-client.js';
import { waitFor } from '../wait-for.js';

export interface ServiceOptions {
  readonly name: string;
  readonly queues?: readonly string[];
  readonly workers?: number;
  readonly pool?: Pool;
  /** Jobs at a time in one worker; 2 when left out. With as many as there are jobs, all of them run at once. */
  readonly concurrency?: number;
  readonly stopTimeoutS?: number;
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
  /** Circuit breaker with rollback. */
  readonly circuitBreaker?: boolean;
  readonly node?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** False: return as soon as the service exists. */
  readonly waitUntilReady?: boolean;
  /** Instead of the shop's own. */
  readonly image?: string;
  /** More arguments of the worker. */
  readonly args?: readonly string[];
  /** Instead of the worker's command. */
  readonly command?: readonly string[];
}

/** A service of Celery workers on the simulator. */
export interface ShopService {
  readonly name: string;
  readonly queue: string;
  /** Writes a changed task definition into a new job's workspace; returns the job's folders. */
  prepareRevision(revision: string, changes?: Partial<WorkerDefinition>): JobFolders;
  /** The step's inputs for the revision that was prepared. */
  inputs(changes?: Readonly<Record<string, string>>): Record<string, string>;
  describe(): Promise<Service>;
  /** Tasks that have not stopped yet. */
  livingTasks(): Promise<Task[]>;
  /** Node names of the workers on those tasks. */
  livingNodes(): Promise<string[]>;
  /** Sends `count` jobs of `seconds` each; returns their ids. */
  cook(count: number, seconds: number): Promise<string[]>;
}

interface ShopContext {
  readonly room: BrokerRoom;
  readonly ecs: ECSClient;
  readonly client: ShopClient;
  readonly cluster: string;
  readonly journal: string;
  /** Removed when the shop closes. The simulator writes the containers' output there, a file each. */
  readonly folder: string;
}

/** The file in the workspace that `inputs()` names. */
const DEFINITION_FILE = 'task-definition.json';

/** Registers the first revision (`old`), creates the service and waits until its workers take commands. */
export async function openShopService(shop: ShopContext, options: ServiceOptions): Promise<ShopService> {
  const { ecs, cluster } = shop;
  const { name, workers = 2, queues = [options.name] } = options;
  const first: WorkerDefinition = {
    family: name,
    revision: 'old',
    brokerUrl: shop.room.url,
    queues,
    journal: shop.journal,
    pool: options.pool ?? 'prefork',
    concurrency: options.concurrency ?? 2,
    stopTimeoutS: options.stopTimeoutS ?? 30,
    ...(options.image ? { image: options.image } : {}),
    ...(options.args ? { args: options.args } : {}),
    ...(options.command ? { command: options.command } : {}),
    ...(options.node ? { node: options.node } : {}),
    ...(options.environment ? { environment: options.environment } : {}),
  };
  const registered = await ecs.send(
    new RegisterTaskDefinitionCommand(
      makeWorkerDefinition(first) as unknown as RegisterTaskDefinitionCommandInput,
    ),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: name,
      taskDefinition: registered.taskDefinition?.taskDefinitionArn,
      desiredCount: workers,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
      deploymentConfiguration: {
        minimumHealthyPercent: options.minimumHealthyPercent ?? 100,
        maximumPercent: options.maximumPercent ?? 200,
        deploymentCircuitBreaker: {
          enable: options.circuitBreaker ?? false,
          rollback: options.circuitBreaker ?? false,
        },
      },
    }),
  );
  const service = makeService(shop, name, queues[0] ?? name, first);
  if (options.waitUntilReady !== false) await awaitReady(service, shop, options);
  return service;
}

function makeService(shop: ShopContext, name: string, queue: string, first: WorkerDefinition): ShopService {
  const { ecs, cluster } = shop;
  const livingTasks = async (): Promise<Task[]> => {
    const lists = await Promise.all(
      (['RUNNING', 'STOPPED'] as const).map((desiredStatus) =>
        ecs.send(new ListTasksCommand({ cluster, serviceName: name, desiredStatus })),
      ),
    );
    const tasks = lists.flatMap((list) => list.taskArns ?? []);
    if (tasks.length === 0) return [];
    const found = await ecs.send(new DescribeTasksCommand({ cluster, tasks: tasks.slice(0, 100) }));
    return (found.tasks ?? []).filter((task) => task.lastStatus !== 'STOPPED');
  };
  return {
    name,
    queue,
    prepareRevision: (revision, changes = {}) => {
      const job = makeJobFolders(shop.folder);
      const definition = makeWorkerDefinition({ ...first, revision, ...changes });
      writeFileSync(join(job.workspace, DEFINITION_FILE), JSON.stringify(definition, null, 2));
      return job;
    },
    inputs: (changes = {}) => ({
      cluster,
      service: name,
      'task-definition': DEFINITION_FILE,
      'broker-url': shop.room.url,
      'drain-poll-interval': '1s',
      'drain-timeout': '2m',
      'health-poll-interval': '1s',
      'health-timeout': '2m',
      ...changes,
    }),
    describe: async () => {
      const found = await ecs.send(new DescribeServicesCommand({ cluster, services: [name] }));
      const [service] = found.services ?? [];
      if (!service) throw new Error(`the simulator does not know the service ${name}`);
      return service;
    },
    livingTasks,
    livingNodes: async () => (await livingTasks()).map((task) => `worker@${findHostName(task)}`),
    cook: (count, seconds) =>
      shop.client.send(
        Array.from({ length: count }, () => ({ name: 'shop.cook', args: [seconds], queue }) as const),
      ),
  };
}

/** Waits until the first deployment is completed and the worker on every task can be given commands. */
async function awaitReady(
  service: ShopService,
  { folder, room, client }: ShopContext,
  { workers = 2, node = 'worker@%h' }: ServiceOptions,
): Promise<void> {
  const isReady = ({ taskArn = '' }: Task): boolean => {
    const log = join(folder, `${taskArn.replace(/^.*\//, '')}-worker.log`);
    return existsSync(log) && / ready\.$/m.test(readFileSync(log, 'utf8'));
  };
  const ask = async (): Promise<{ state: string | undefined; ready: number }> => ({
    state: (await service.describe()).deployments?.[0]?.rolloutState,
    ready: (await service.livingTasks()).filter(isReady).length,
  });
  await waitFor(
    `${String(workers)} workers of ${service.name}`,
    async () => {
      const { state, ready } = await ask();
      return state === 'COMPLETED' && ready >= workers;
    },
    { timeoutMs: 90_000, intervalMs: 200 },
    ask,
  );
  // On Redis a worker subscribes to commands only after it has logged that it is ready.
  if (room.kind === 'redis') await awaitAnswers(service, client, node);
}

/** Waits until the worker on every task answers. */
async function awaitAnswers(service: ShopService, client: ShopClient, node: string): Promise<void> {
  const nodes = (await service.livingTasks()).map((task) => node.replace('%h', findHostName(task)));
  const findSilent = async (): Promise<string[]> => {
    const queues = await client.queues();
    return nodes.filter((name) => queues[name] === undefined);
  };
  const isAnswered = async (): Promise<boolean> => (await findSilent()).length === 0;
  await waitFor(`answers of ${service.name}`, isAnswered, { timeoutMs: 60_000 }, findSilent);
}

/** The host name that the worker on a task has. */
export function findHostName(task: Task): string {
  const details = task.attachments?.flatMap((attachment) => attachment.details ?? []);
  return details?.find((detail) => detail.name === 'privateDnsName')?.value ?? '';
}
