import { CancelledError, WorldError } from './errors.js';

/** One call to AWS and what ends it. */
export interface CallLimits {
  /** The IAM action, such as `ecs:DescribeServices`. */
  readonly action: string;
  /** For people: `service "web"`. */
  readonly resource?: string;
  /** From the call to the end of the answer, repetitions included. */
  readonly limitMs: number;
  /** Cancels the call. */
  readonly signal: AbortSignal | undefined;
}

/**
 * The result of a call to AWS. The SDK's own time limits end with the headers of an answer: one whose body stalls would
 * be awaited forever. Throws what the call throws, a WorldError `unreachable` without a complete answer within the limit,
 * or a CancelledError. The call can't delay the end: it is aborted, but not awaited.
 */
export async function callWithin<T>(
  { action, resource, limitMs, signal }: CallLimits,
  run: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) throw new CancelledError(`Cancelled before ${action}.`);
  const call = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // Not AbortSignal.any: on Node 20 the job's signal would keep something of every call.
  let cancel = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = (error: Error): void => {
      reject(error);
      call.abort();
    };
    cancel = () => {
      end(new CancelledError(`Cancelled during ${action}.`));
    };
    timer = setTimeout(() => {
      end(describeSilence(action, resource, limitMs));
    }, limitMs);
  });
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await Promise.race([run({ abortSignal: call.signal }), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

function describeSilence(action: string, resource: string | undefined, limitMs: number): WorldError {
  const subject = resource === undefined ? action : `${action} for ${resource}`;
  const text = `No complete answer from AWS to ${subject} within ${limitMs / 1000} s. Check that this runner reaches the AWS API (network, proxy), then run the job again.`;
  return new WorldError('unreachable', action, text);
}
