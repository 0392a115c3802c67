/**
 * The only place where a message for a worker is made. A malformed one kills or disables production workers
 * (a missing `method`, a list as `queue`, a non-numeric `clock`), so there are no other commands and no other shapes.
 */

/** Only ping may go to everybody (`destination: null`). */
export type Command =
  | { readonly method: 'ping'; readonly destination: readonly string[] | null }
  | {
      readonly method: 'cancel_consumer' | 'add_consumer';
      readonly queue: string;
      readonly destination: readonly string[];
    }
  | { readonly method: Question; readonly destination: readonly string[] };

/** Commands that change nothing. `active` is always sent with `safe`: otherwise arguments that JSON can't encode disable the worker. */
export type Question = 'active_queues' | 'active' | 'reserved' | 'scheduled' | 'revoked' | 'stats' | 'conf';

export interface Addressing {
  readonly ticket: string;
  readonly replyTo: { readonly exchange: string; readonly routingKey: string };
}

/** The body that a worker decodes, as JSON text. Throws a TypeError rather than build what could harm a worker. */
export function buildBody(command: Command, { ticket, replyTo }: Addressing): string {
  const { destination } = command;
  if (destination === null ? command.method !== 'ping' : destination.length === 0) {
    throw new TypeError(`${command.method} needs the names of its workers`);
  }
  destination?.forEach((node) => {
    requireName(node, 'worker');
  });
  requireName(ticket, 'ticket');
  requireName(replyTo.routingKey, 'reply key');
  return JSON.stringify({
    method: command.method,
    arguments: buildArguments(command),
    destination,
    pattern: null,
    matcher: null,
    ticket,
    reply_to: { exchange: replyTo.exchange, routing_key: replyTo.routingKey },
  });
}

/** Message headers. Workers ignore `expires`; a `clock` of 1 never pushes their Lamport clock. */
export function buildHeaders(expiresAtMs: number): { readonly clock: 1; readonly expires: number } {
  return { clock: 1, expires: expiresAtMs / 1000 };
}

export interface RedisDelivery {
  /** Name of the control exchange with its suffix, such as `celery.pidbox`. */
  readonly exchange: string;
  readonly deliveryTag: string;
  readonly expiresAtMs: number;
}

/** The payload of a Redis PUBLISH: kombu's virtual message around a body of {@link buildBody}. */
export function buildRedisEnvelope(body: string, delivery: RedisDelivery): string {
  return JSON.stringify({
    body: Buffer.from(body, 'utf8').toString('base64'),
    'content-encoding': 'utf-8',
    'content-type': 'application/json',
    headers: buildHeaders(delivery.expiresAtMs),
    properties: {
      delivery_mode: 2,
      delivery_info: { exchange: delivery.exchange, routing_key: '' },
      priority: 0,
      body_encoding: 'base64',
      delivery_tag: delivery.deliveryTag,
    },
  });
}

function buildArguments(command: Command): object {
  switch (command.method) {
    case 'cancel_consumer':
    case 'add_consumer':
      requireName(command.queue, 'queue');
      return { queue: command.queue };
    case 'active':
      return { safe: true };
    default:
      return {};
  }
}

/** AMQP names have at most 255 bytes; half a surrogate pair can't be encoded by the worker. */
function requireName(value: unknown, what: string): void {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > 255) {
    throw new TypeError(`the name of a ${what} must be a string of 1 to 255 bytes`);
  }
  if (/\p{Surrogate}/u.test(value)) throw new TypeError(`the name of a ${what} must be well-formed Unicode`);
}
