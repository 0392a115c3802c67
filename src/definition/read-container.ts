import { parseCpu, parseMemory } from './parse-size.js';
import { type Members, listOf, membersOf, numberOf, textOf, textsOf } from './read-values.js';

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
  /** CPU units and MiB of its own; null: it shares the task's. A soft limit (`memoryReservation`) limits nothing. */
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

/** Any JSON will do: people write task definitions by hand. */
export function readContainer(definition: unknown): ContainerFacts {
  const container = membersOf(definition);
  const log = membersOf(container['logConfiguration']);
  return {
    name: textOf(container['name']) ?? '',
    image: textOf(container['image']) ?? '',
    essential: container['essential'] !== false,
    words: [...textsOf(container['entryPoint']), ...textsOf(container['command'])],
    environment: readPairs(container['environment']),
    secretNames: listOf(container['secrets']).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    cpu: parseCpu(container['cpu']),
    memoryMiB: parseMemory(container['memory']),
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

/** ECS API, HealthCheck: what is meant where a member is left out. */
export const DEFAULT_CHECK: HealthCheck = {
  command: [],
  interval: 30,
  timeout: 5,
  retries: 3,
  startPeriod: null,
};

function readHealthCheck(check: Members): HealthCheck | null {
  const command = textsOf(check['command']);
  // `["NONE"]` switches it off.
  if (command.length === 0 || command[0] === 'NONE') return null;
  return {
    command,
    interval: numberOf(check['interval']) ?? DEFAULT_CHECK.interval,
    timeout: numberOf(check['timeout']) ?? DEFAULT_CHECK.timeout,
    retries: numberOf(check['retries']) ?? DEFAULT_CHECK.retries,
    startPeriod: numberOf(check['startPeriod']),
  };
}

function readPairs(value: unknown): Record<string, string> {
  const pairs = listOf(value).flatMap(({ name, value: text }) =>
    typeof name === 'string' && typeof text === 'string' ? [[name, text] as const] : [],
  );
  return Object.fromEntries(pairs);
}
