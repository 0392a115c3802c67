import type { ShopService } from './open-shop-service.js';
import type { ShopClient } from './start-shop-client.js';
import { waitFor } from '../wait-for.js';

/** Which queues the worker of every task of a service consumes, as Celery itself reports. */
async function askWorkers(
  service: ShopService,
  client: ShopClient,
): Promise<Record<string, string[] | null>> {
  const queues = await client.queues();
  const nodes = await service.livingNodes();
  return Object.fromEntries(nodes.map((node) => [node, queues[node] ?? null]));
}

/**
 * Waits until the service has as many workers as it should and every one of them consumes the queue.
 * @throws Error that shows who consumes what
 */
export async function awaitAllConsume(
  service: ShopService,
  client: ShopClient,
  timeoutMs = 45_000,
): Promise<void> {
  await waitFor(
    `every worker of ${service.name} to consume ${service.queue}`,
    async () => {
      const workers = Object.values(await askWorkers(service, client));
      const { desiredCount } = await service.describe();
      return workers.length === desiredCount && workers.every((queues) => queues?.includes(service.queue));
    },
    { timeoutMs, intervalMs: 500 },
    async () => ({ workers: await askWorkers(service, client), tasks: await describeTasks(service) }),
  );
}

async function describeTasks(service: ShopService): Promise<string[]> {
  const tasks = await service.livingTasks();
  return tasks.map((task) =>
    [task.taskDefinitionArn?.replace(/^.*\//, ''), task.startedBy, task.desiredStatus, task.lastStatus]
      .concat(
        task.containers?.map(({ lastStatus }) => lastStatus),
        task.stoppedReason,
      )
      .join(' '),
  );
}

/** Waits until no worker on the nodes consumes anything: their silence is confirmed. */
export async function awaitSilence(client: ShopClient, nodes: readonly string[]): Promise<void> {
  const ask = async (): Promise<(string[] | undefined)[]> => {
    const queues = await client.queues();
    return nodes.map((node) => queues[node]);
  };
  await waitFor(
    `${nodes.join(' and ')} to be silent`,
    async () => (await ask()).every((queues) => queues?.length === 0),
    { timeoutMs: 40_000, intervalMs: 300 },
    ask,
  );
}
