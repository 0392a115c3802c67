import { CancelledError, WorldError } from '../../errors.js';
import type { CallSubject } from './call-subject.js';
import type { EcsOptions } from './ecs-options.js';
import { ECSClient } from './sdk.js';
import { toWorldError } from './to-world-error.js';

/** Bounds of one attempt. The SDK's own default waits for an answer for ever. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const READ_ATTEMPTS = 3;
/** A kept connection that the other side has just closed would fail a call that gets no second attempt. */
const ONE_CALL = { keepAlive: false, maxSockets: Infinity };
const FRESH_CONNECTIONS = { httpAgent: ONE_CALL, httpsAgent: ONE_CALL };

/** What every call of this folder needs. */
export interface EcsSession {
  readonly cluster: string;
  readonly service: string;
  /** Repeats throttled and lost calls: for calls that change nothing, or the same thing once. */
  readonly reader: ECSClient;
  /** One attempt and no more: for calls of which a second one would do harm. */
  readonly writer: ECSClient;
  readonly signal: AbortSignal | undefined;
}

export function openSession(options: EcsOptions): EcsSession {
  const base = { requestHandler: REQUEST_BOUNDS, ...(options.region ? { region: options.region } : {}) };
  const reader = new ECSClient({ ...base, maxAttempts: READ_ATTEMPTS });
  const writer = new ECSClient({
    ...base,
    requestHandler: { ...REQUEST_BOUNDS, ...FRESH_CONNECTIONS },
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

export function aboutService(session: EcsSession, action: string): CallSubject {
  return { action, resource: `service "${session.service}" in cluster "${session.cluster}"` };
}

/** Runs one SDK call; whatever it throws becomes a WorldError, or a CancelledError once we are told to stop. */
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
    throw error instanceof WorldError ? error : toWorldError(error, subject);
  }
}
