import { CancelledError, WorldError } from '../../errors.js';
import type { CallPlace, CallSubject } from './call-subject.js';
import type { EcsOptions } from './ecs-options.js';
import { ECSClient } from './sdk.js';
import { toWorldError } from './to-world-error.js';

/** Bounds of one attempt. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const READ_ATTEMPTS = 3;
/** A kept connection that the other side has just closed would fail a call that has no second attempt. */
const ONE_CALL = { keepAlive: false, maxSockets: Infinity };
const NEW_CONNECTIONS = { httpAgent: ONE_CALL, httpsAgent: ONE_CALL };

/** What every call of this folder needs. */
export interface EcsSession {
  readonly cluster: string;
  readonly service: string;
  /** Repeats throttled and lost calls: for calls that change nothing, or change the same thing only once. */
  readonly reader: ECSClient;
  /** One attempt only: for calls that could do harm when they are repeated. */
  readonly writer: ECSClient;
  readonly signal: AbortSignal | undefined;
}

export function openSession(options: EcsOptions): EcsSession {
  const base = { requestHandler: REQUEST_BOUNDS, ...(options.region ? { region: options.region } : {}) };
  const reader = new ECSClient({ ...base, maxAttempts: READ_ATTEMPTS });
  const writer = new ECSClient({
    ...base,
    requestHandler: { ...REQUEST_BOUNDS, ...NEW_CONNECTIONS },
    maxAttempts: 1,
  });
  for (const client of [reader, writer]) reportCalls(client, options.onCall);
  return { cluster: options.cluster, service: options.service, reader, writer, signal: options.signal };
}

function reportCalls(client: ECSClient, onCall: EcsOptions['onCall']): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        onCall?.(`ecs:${commandName.replace(/Command$/, '')}`);
        return next(args);
      },
    { step: 'initialize' },
  );
}

export function createCallSubject(session: EcsSession, action: string): CallSubject {
  return { action, resource: `service "${session.service}" in cluster "${session.cluster}"` };
}

/** The SDK finds the region when it is first asked, and throws when there is none. */
export async function findPlace({ cluster, service, reader }: EcsSession): Promise<CallPlace> {
  const region = await reader.config.region().catch(() => null);
  return { cluster, service, region };
}

/** Runs one SDK call; whatever it throws becomes a WorldError, or a CancelledError once the signal has fired. */
export async function callEcs<T>(
  session: EcsSession,
  subject: CallSubject,
  run: (options: { abortSignal?: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (session.signal?.aborted) throw new CancelledError(`Cancelled before ${subject.action}.`);
  try {
    return await run(session.signal ? { abortSignal: session.signal } : {});
  } catch (error) {
    if (session.signal?.aborted)
      throw new CancelledError(`Cancelled during ${subject.action}.`, { cause: error });
    throw error instanceof WorldError ? error : toWorldError(error, subject, await findPlace(session));
  }
}
