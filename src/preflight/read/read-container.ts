import type { ContainerDefinition } from '../../model/task-definition.js';

export interface HealthCheck {
  readonly command: readonly string[];
  /** Seconds; ECS's defaults where they are left out (HealthCheck: 30, 5, 3, off). */
  readonly interval: number;
  readonly timeout: number;
  readonly retries: number;
  readonly startPeriod: number | null;
}

/** A container definition with its members read; what is missing or of a wrong type is null or empty. */
export interface ContainerFacts {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  /** entryPoint followed by command. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Names of what comes from Secrets Manager or the Parameter Store. */
  readonly secretNames: readonly string[];
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
  readonly ports: readonly { readonly container: number; readonly host: number | null }[];
  readonly healthCheck: HealthCheck | null;
  readonly stopTimeout: number | null;
  readonly initProcessEnabled: boolean;
  readonly logDriver: string | null;
  readonly logOptions: Readonly<Record<string, string>>;
  readonly versionConsistency: string | null;
}

type Members = Readonly<Record<string, unknown>>;

export function readContainer(container: ContainerDefinition): ContainerFacts {
  const log = membersOf(container['logConfiguration']);
  return {
    name: container.name,
    image: container.image,
    essential: container['essential'] !== false,
    words: [...textsOf(container['entryPoint']), ...textsOf(container['command'])],
    environment: readPairs(container['environment']),
    secretNames: listOf(container['secrets']).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    cpu: numberOf(container['cpu']),
    memoryMiB: numberOf(container['memory']) ?? numberOf(container['memoryReservation']),
    ports: listOf(container['portMappings']).flatMap((mapping) => {
      const port = numberOf(mapping['containerPort']);
      return port === null ? [] : [{ container: port, host: numberOf(mapping['hostPort']) }];
    }),
    healthCheck: readHealthCheck(membersOf(container['healthCheck'])),
    stopTimeout: numberOf(container['stopTimeout']),
    initProcessEnabled: membersOf(container['linuxParameters'])['initProcessEnabled'] === true,
    logDriver: textOf(log['logDriver']),
    logOptions: Object.fromEntries(
      Object.entries(membersOf(log['options'])).map(([name, value]) => [name, String(value)]),
    ),
    versionConsistency: textOf(container['versionConsistency']),
  };
}

function readHealthCheck(check: Members): HealthCheck | null {
  const command = textsOf(check['command']);
  // `["NONE"]` switches it off.
  if (command.length === 0 || command[0] === 'NONE') return null;
  return {
    command,
    interval: numberOf(check['interval']) ?? 30,
    timeout: numberOf(check['timeout']) ?? 5,
    retries: numberOf(check['retries']) ?? 3,
    startPeriod: numberOf(check['startPeriod']),
  };
}

function readPairs(value: unknown): Record<string, string> {
  const pairs = listOf(value).flatMap(({ name, value: text }) =>
    typeof name === 'string' && typeof text === 'string' ? [[name, text] as const] : [],
  );
  return Object.fromEntries(pairs);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : [];
}
