import { callWithin } from '../../call-within.js';
import { CancelledError, WorldError } from '../../errors.js';
import type { CallPlace, CallSubject } from './call-subject.js';
import type { EcsOptions } from './ecs-options.js';
import { ECSClient } from './sdk.js';
import { toWorldError } from './to-world-error.js';

/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const READ_ATTEMPTS = 3;
/** Bounds of a whole call: all attempts, the answer's body included. */
const LIMITS_MS = { reader: 30_000, writer: 20_000 };
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
  readonly limitsMs: { readonly reader: number; readonly writer: number };
  /** Reads that can be left out and were denied. Written by `callOptional`. */
  readonly denied: Set<string>;
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
  const { cluster, service, signal, limitsMs = LIMITS_MS } = options;
  return { cluster, service, reader, writer, limitsMs, denied: new Set(), signal };
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

/**
 * Runs one SDK call of a client; whatever it throws becomes a WorldError, or a CancelledError once the signal has fired.
 */
export async function callEcs<T>(
  session: EcsSession,
  subject: CallSubject,
  run: (options: { abortSignal: AbortSignal }) => Promise<T>,
  client: 'reader' | 'writer' = 'reader',
): Promise<T> {
  const { signal, limitsMs } = session;
  try {
    return await callWithin({ ...subject, limitMs: limitsMs[client], signal }, run);
  } catch (error) {
    if (error instanceof WorldError || error instanceof CancelledError) throw error;
    throw toWorldError(error, subject, await findPlace(session));
  }
}
