import { randomUUID } from 'node:crypto';
import { CancelledError, RefusedError } from '../../errors.js';
import type { CeleryPort } from '../../ports.js';
import { AmqpLease } from './amqp-lease.js';
import { AmqpLink } from './amqp-link.js';
import type { LinkContext } from './broker-link.js';
import type { BrokerSettings } from './broker-settings.js';
import type { Lease } from './lease.js';
import { LeasedControl } from './leased-control.js';
import { parseBrokerUrl } from './parse-broker-url.js';
import { RedisLease } from './redis-lease.js';
import { RedisLink } from './redis-link.js';
import { ReplyInbox } from './reply-inbox.js';
import { SilentNodes } from './silent-nodes.js';
import { DEFAULT_TIMINGS, type Timings } from './timings.js';

export interface ConnectCeleryOptions {
  /** What Celery takes as `broker_url`. */
  readonly url: string;
  /** The app's `broker_transport_options`, and `control_exchange`. */
  readonly transportOptions: Readonly<Record<string, unknown>>;
  /** Ends connecting and every wait with a CancelledError; `close` still works. */
  readonly signal?: AbortSignal;
  readonly debug?: (line: string) => void;
  readonly timings?: Partial<Timings>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly newId?: () => string;
}

/**
 * Connects to the broker of a Celery app. Throws a RefusedError that names `broker-url`, the place, what was found and
 * what to do, and never a user name or a password.
 */
export async function connectCelery(options: ConnectCeleryOptions): Promise<CeleryPort> {
  const {
    url,
    transportOptions,
    signal,
    debug = () => undefined,
    now = Date.now,
    newId = randomUUID,
  } = options;
  const parsed = parseBrokerUrl(url, transportOptions);
  if ('problems' in parsed) throw new RefusedError(parsed.problems);
  const timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const silent = new SilentNodes(timings.silenceMs, now);
  const onHeard = ({ node }: { node: string | null }): void => {
    if (node !== null) silent.delete(node);
  };
  const inbox = new ReplyInbox(onHeard, now, signal);
  const context: LinkContext = {
    timings,
    now,
    newId,
    debug,
    onReply: (reply) => {
      inbox.deliver(reply);
    },
    owed: () => inbox.owed,
    onDeaf: (error) => {
      inbox.fail(error);
    },
  };
  const link = openLink(parsed.settings, context);
  await abandonOnCancel(link.connect(), signal, () => link.close());
  const parts = { link, inbox, silent, timings, now, newId, debug };
  return new LeasedControl(parts, openLease(parsed.settings, context));
}

function openLink(settings: BrokerSettings, context: LinkContext): AmqpLink | RedisLink {
  return settings.transport === 'redis' ? new RedisLink(settings, context) : new AmqpLink(settings, context);
}

/** Connects when it is asked for. */
function openLease(settings: BrokerSettings, context: LinkContext): Lease {
  return settings.transport === 'redis'
    ? new RedisLease(settings, context)
    : new AmqpLease(settings, context);
}

async function abandonOnCancel(
  connecting: Promise<void>,
  signal: AbortSignal | undefined,
  abandon: () => Promise<void>,
): Promise<void> {
  if (!signal) return connecting;
  let cancel = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => {
      reject(new CancelledError('The job was cancelled while connecting to the broker.'));
      void abandon();
    };
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
  try {
    await Promise.race([connecting, cancelled]);
  } finally {
    signal.removeEventListener('abort', cancel);
    connecting.catch(() => undefined);
  }
}
