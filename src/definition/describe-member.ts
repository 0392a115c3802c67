import { redactCommand } from './redact-command.js';

export interface Described {
  /** Equal where nothing differs. */
  readonly identity: string;
  /** What people see of it: no text that may be secret. */
  readonly shown: string;
}

const SHOWN = new Set([
  ...['image', 'cpu', 'memory', 'memoryReservation', 'essential', 'stopTimeout', 'startTimeout', 'user'],
  ...['workingDirectory', 'readonlyRootFilesystem', 'privileged', 'networkMode', 'pidMode', 'ipcMode'],
  ...['taskRoleArn', 'executionRoleArn', 'versionConsistency'],
]);
const COMMANDS = new Set(['command', 'entryPoint']);

/** A member of a definition; null: not there, or empty. */
export function describeMember(name: string, value: unknown): Described | null {
  if (isEmpty(value)) return null;
  if (name === 'portMappings') return describePorts(value);
  const identity = JSON.stringify(sortKeys(value));
  if (COMMANDS.has(name) && Array.isArray(value))
    return { identity, shown: redactCommand(value.map(textOf)) };
  if (name === 'logConfiguration') return { identity, shown: describeLog(value) };
  if (name === 'healthCheck') return describeCheck(value);
  if (typeof value !== 'object' && SHOWN.has(name)) {
    // Numbers come as text too: `"256"` and `256`.
    return { identity: textOf(value), shown: redactCommand([textOf(value)]) };
  }
  return { identity, shown: 'set' };
}

/** Names of a list of pairs, with what makes each differ. */
export function listNames(value: unknown): Map<string, string> {
  const entries = Array.isArray(value) ? value : [];
  return new Map(
    entries.flatMap((entry: unknown) => {
      const { name } = membersOf(entry);
      return typeof name === 'string' ? [[name, JSON.stringify(sortKeys(entry))] as const] : [];
    }),
  );
}

/** `8000/tcp`; a host port that repeats the container port is what ECS writes out by itself. */
function describePorts(value: unknown): Described {
  const entries = Array.isArray(value) ? value : [];
  const ports = entries.map((entry: unknown) => {
    const { containerPort, hostPort, protocol, containerPortRange } = membersOf(entry);
    const port = textOf(containerPort ?? containerPortRange ?? '?');
    const host =
      hostPort === undefined || hostPort === containerPort || hostPort === 0 ? '' : `${textOf(hostPort)}→`;
    return `${host}${port}/${textOf(protocol ?? 'tcp')}`;
  });
  const shown = ports.sort().join(', ');
  return { identity: shown, shown };
}

function describeLog(value: unknown): string {
  const { logDriver } = membersOf(value);
  return typeof logDriver === 'string' ? logDriver : 'set';
}

function describeCheck(value: unknown): Described {
  const { command, interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = membersOf(value);
  const words = Array.isArray(command) ? command.map(textOf) : [];
  const times = [interval, timeout, retries, startPeriod].map(textOf).join('/');
  return {
    identity: JSON.stringify([words, times]),
    shown: `${redactCommand(words)} (interval/timeout/retries/startPeriod ${times})`,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sortKeys(member)]),
  );
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
