import {
  type ContainerDefinition,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import type { Stage } from '../../simulator/support/start-clients.js';
import { openTargetGroup, type TargetGroupOptions } from './open-target-group.js';

const SERVER =
  'require("node:http").createServer((q, s) => s.end("ok")).listen(8000, process.env.TASK_IP);' +
  'process.on("SIGTERM", () => process.exit(0))';

/** Answers every path with 200 as soon as it runs, and exits on SIGTERM. */
export const NODE_CONTAINER: ContainerDefinition = {
  name: 'web',
  image: 'shop:1',
  command: [process.execPath, '-e', SERVER],
  portMappings: [{ containerPort: 8000 }],
};

/** Creates service `s` of family `shop` behind a load balancer, and waits until its first rollout is completed. */
export async function openNodeService(
  stage: Stage,
  desiredCount: number,
  healthCheck: NonNullable<TargetGroupOptions['healthCheck']>,
): Promise<void> {
  const { ecs, elb } = stage;
  const { targetGroupArn } = await openTargetGroup(elb, { name: 'web', port: 8000, healthCheck });
  await ecs.send(
    new RegisterTaskDefinitionCommand({ family: 'shop', containerDefinitions: [NODE_CONTAINER] }),
  );
  await ecs.send(
    new CreateServiceCommand({
      ...{ cluster: 'c', serviceName: 's', taskDefinition: 'shop', desiredCount },
      loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 8000 }],
    }),
  );
  await stage.until(
    () => stage.fetchService(),
    ({ deployments }) => deployments?.[0]?.rolloutState === 'COMPLETED',
    60_000,
  );
}
