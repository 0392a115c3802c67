import type { JsonObject } from '../core/json.js';
import type { ContainerSpec, HealthCheckSpec } from '../core/world.js';
import { ApiError } from './api-error.js';
import { readFlag, readNumber, readObject, readObjects, readText, readTexts } from './call.js';

/** The container definitions of a task definition, checked as RegisterTaskDefinition checks them. */
export function parseContainers(taskDefinition: JsonObject): ContainerSpec[] {
  const definitions = readObjects(taskDefinition, 'containerDefinitions');
  if (definitions.length === 0) throw refused('Container list cannot be empty.');
  const containers = definitions.map(parseContainer);
  const names = containers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`Duplicate container name: ${twice}.`);
  if (!containers.some(({ essential }) => essential)) {
    throw refused('Task definition does not have any essential containers.');
  }
  for (const { dependsOn } of containers) {
    const unknown = dependsOn.find(({ containerName }) => !names.includes(containerName));
    if (unknown !== undefined) throw refused(`Container dependency not found: ${unknown.containerName}.`);
  }
  return containers;
}

function parseContainer(definition: JsonObject): ContainerSpec {
  const name = readText(definition, 'name') ?? '';
  const image = readText(definition, 'image') ?? '';
  if (name === '') throw refused('Container.name should not be null or empty.');
  if (image === '') throw refused('Container.image should not be null or empty.');
  const logs = readObject(definition, 'logConfiguration');
  const options = logs === null ? null : readObject(logs, 'options');
  const group = options === null ? null : readText(options, 'awslogs-group');
  return {
    name,
    image,
    essential: readFlag(definition, 'essential') ?? true,
    argv: [...readTexts(definition, 'entryPoint'), ...readTexts(definition, 'command')],
    environment: parseEnvironment(definition),
    workingDirectory: readText(definition, 'workingDirectory'),
    stopTimeoutSeconds: readNumber(definition, 'stopTimeout'),
    memoryMiB: readNumber(definition, 'memory'),
    dependsOn: readObjects(definition, 'dependsOn').map((entry) => ({
      containerName: readText(entry, 'containerName') ?? '',
      condition: readText(entry, 'condition') ?? 'START',
    })),
    healthCheck: parseHealthCheck(readObject(definition, 'healthCheck')),
    log:
      group === null || options === null
        ? null
        : { group, prefix: readText(options, 'awslogs-stream-prefix') ?? '' },
    ports: readObjects(definition, 'portMappings').flatMap(
      (entry) => readNumber(entry, 'containerPort') ?? [],
    ),
  };
}

function parseEnvironment(definition: JsonObject): Record<string, string> {
  return Object.fromEntries(
    readObjects(definition, 'environment').map((entry) => [
      readText(entry, 'name') ?? '',
      readText(entry, 'value') ?? '',
    ]),
  );
}

function parseHealthCheck(check: JsonObject | null): HealthCheckSpec | null {
  if (check === null) return null;
  return {
    command: readTexts(check, 'command'),
    intervalSeconds: readNumber(check, 'interval') ?? 30,
    timeoutSeconds: readNumber(check, 'timeout') ?? 5,
    retries: readNumber(check, 'retries') ?? 3,
    startPeriodSeconds: readNumber(check, 'startPeriod') ?? 0,
  };
}

function refused(message: string): ApiError {
  return new ApiError('ClientException', message);
}
