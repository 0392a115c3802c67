import {
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
  type ContainerDefinition,
  type CreateServiceCommandInput,
  type Service,
} from '@aws-sdk/client-ecs';
import type { Stage } from './start-clients.js';

export async function registerCommand(
  { ecs }: Stage,
  command: readonly string[],
  container: Partial<ContainerDefinition> = {},
): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'f',
      containerDefinitions: [
        {
          name: 'app',
          image: 'app:1',
          command: [...command],
          stopTimeout: 30,
          portMappings: [{ containerPort: 8000 }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/app', 'awslogs-stream-prefix': 'ecs' },
          },
          ...container,
        },
      ],
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? '';
}

/** Creates service `s` running this command, and waits until its deployment completed. */
export async function runService(
  stage: Stage,
  command: readonly string[],
  options: { container?: Partial<ContainerDefinition>; service?: Partial<CreateServiceCommandInput> } = {},
): Promise<Service> {
  const taskDefinition = await registerCommand(stage, command, options.container);
  await stage.ecs.send(
    new CreateServiceCommand({
      cluster: 'c',
      serviceName: 's',
      taskDefinition,
      desiredCount: 1,
      ...options.service,
    }),
  );
  return stage.until(
    () => stage.fetchService(),
    ({ deployments }) => deployments?.[0]?.rolloutState === 'COMPLETED',
  );
}
