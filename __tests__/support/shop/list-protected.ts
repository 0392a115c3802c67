import { GetTaskProtectionCommand } from '@aws-sdk/client-ecs';
import type { Shop } from './start-shop.js';

/** Those of the tasks that are protected now. */
export async function listProtected(shop: Shop, tasks: readonly string[]): Promise<string[]> {
  const { protectedTasks = [] } = await shop.ecs.send(
    new GetTaskProtectionCommand({ cluster: shop.cluster, tasks: [...tasks] }),
  );
  return protectedTasks.flatMap(({ taskArn = '', protectionEnabled }) =>
    protectionEnabled ? [taskArn] : [],
  );
}
