import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import { countQueueConsumers, hasExchange, openReplyChannel, publishMandatory } from './amqp-channel.js';
import type { BrokerLink, LinkContext } from './broker-link.js';
import type { AmqpServer, AmqpSettings } from './broker-settings.js';
import { buildBody, buildHeaders, type Command } from './build-envelope.js';
import {
  BlockedError,
  toBrokerError,
  type Place,
  readAmqpCode,
  toRefusedError,
} from './describe-broker-problem.js';
import { describeNoAmqpReceivers } from './describe-no-receivers.js';
import { KeptConnection } from './kept-connection.js';
import { openAmqp } from './open-amqp.js';
import { parseReply } from './parse-reply.js';
import { withTimeout } from './with-timeout.js';

/** Passive checks in progress at a time, each on a channel of its own, of which RabbitMQ allows 2047 a connection. */
const CHECKS_AT_ONCE = 100;

interface Connection {
  readonly model: ChannelModel;
  readonly place: Place;
  /** Ours on this connection: a lost one may still lock its queue. */
  readonly oid: string;
  /** Opened once the workers' exchange exists. */
  channel: Promise<ConfirmChannel> | null;
  /** Ends each request in progress. */
  readonly fail: Set<(error: Error) => void>;
}

/** RabbitMQ: commands through the workers' fanout exchange, replies into an exclusive queue of our own. */
export class AmqpLink implements BrokerLink {
  readonly transport = 'amqp';
  readonly #settings: AmqpSettings;
  readonly #context: LinkContext;
  #place: Place;
  readonly #kept: KeptConnection<AmqpServer, Connection>;
  #proved = false;
  roundTripMs = 0;

  constructor(settings: AmqpSettings, context: LinkContext) {
    this.#settings = settings;
    this.#context = context;
    this.#place = describePlace(settings.servers[0]);
    this.#kept = new KeptConnection({
      context,
      servers: settings.servers,
      openAt: (server) => this.#openAt(server),
      place: () => this.#place,
    });
  }

  get losses(): number {
    return this.#kept.losses;
  }

  get where(): string {
    return this.#place.where;
  }

  /** Throws a RefusedError. */
  connect(): Promise<void> {
    return this.#kept.connect();
  }

  async publish(command: Command, ticket: string, expiresAtMs: number): Promise<number | null> {
    const connection = await this.#kept.get();
    return this.#run(connection, async () => {
      const channel = await this.#replyChannel(connection);
      if (!channel) return 0;
      const replyTo = { exchange: this.#replyExchange(), routingKey: connection.oid };
      const send = (what: Command): Promise<boolean> =>
        publishMandatory(channel, this.#exchange(), {
          body: buildBody(what, { ticket, replyTo }),
          headers: buildHeaders(expiresAtMs),
        });
      // RabbitMQ tells of an alarm only after a message, which it delivers when the alarm is over: a ping to nobody goes first.
      if ('queue' in command && !(await send({ method: 'ping', destination: [connection.oid] }))) return 0;
      return (await send(command)) ? null : 0;
    });
  }

  async countConsumers(nodes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const connection = await this.#kept.get();
    const counts = new Map<string, number>();
    const waiting = [...nodes];
    const check = async (): Promise<void> => {
      for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
        const queue = `${node}.${this.#exchange()}`;
        counts.set(node, await this.#run(connection, () => countQueueConsumers(connection.model, queue)));
      }
    };
    await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, check));
    return counts;
  }

  async fetchMailboxes(candidates: readonly string[]): Promise<readonly string[]> {
    const counts = await this.countConsumers(candidates);
    return candidates.filter((node) => (counts.get(node) ?? 0) > 0);
  }

  async explainNoReceivers(): Promise<string> {
    const connection = await this.#kept.get();
    const exists = await this.#run(connection, () => this.#hasExchange(connection));
    return describeNoAmqpReceivers(this.#settings, this.where, exists);
  }

  async close(): Promise<void> {
    const connection = this.#kept.release();
    const closing = connection?.model.close() ?? Promise.resolve();
    await withTimeout(closing, this.#context.timings.closeMs).catch(() => undefined);
    this.#kept.abandon();
  }

  #exchange(): string {
    return `${this.#settings.controlExchange}.pidbox`;
  }

  #replyExchange(): string {
    return `reply.${this.#exchange()}`;
  }

  /** null until a worker has declared the exchange: we must not declare it, and there is nobody to ask yet. */
  async #replyChannel(connection: Connection): Promise<ConfirmChannel | null> {
    if (!connection.channel && !(await this.#hasExchange(connection))) return null;
    connection.channel ??= this.#openChannel(connection);
    return connection.channel;
  }

  /** Takes two round trips. A confirmation is no measure of them: RabbitMQ gives it when all mailboxes have the message. */
  async #hasExchange({ model }: Connection): Promise<boolean> {
    const askedAtMs = this.#context.now();
    const exists = await hasExchange(model, this.#exchange());
    this.roundTripMs = (this.#context.now() - askedAtMs) / 2;
    return exists;
  }

  async #openChannel(connection: Connection): Promise<ConfirmChannel> {
    const route = { exchange: this.#replyExchange(), oid: connection.oid };
    const forget = (): void => {
      connection.channel = null;
    };
    try {
      const channel = await openReplyChannel(connection.model, route, (message) => {
        this.#receive(message);
      });
      channel.once('close', forget);
      return channel;
    } catch (error) {
      forget();
      throw error;
    }
  }

  #receive({ content, properties }: ConsumeMessage): void {
    const ticket: unknown = properties.headers?.['ticket'];
    if (typeof ticket !== 'string') return;
    this.#proved = true;
    this.#context.onReply(parseReply(ticket, String(properties.contentType), content));
  }

  async #openAt(server: AmqpServer): Promise<Connection> {
    this.#place = describePlace(server);
    return this.#adopt(await openAmqp(server, this.#context, this.#kept.abandoned), this.#place);
  }

  #adopt(model: ChannelModel, place: Place): Connection {
    const connection: Connection = {
      model,
      place,
      oid: this.#context.newId(),
      channel: null,
      fail: new Set(),
    };
    model.once('close', () => {
      this.#drop(connection);
    });
    model.on('blocked', () => {
      this.#drop(connection);
      for (const fail of connection.fail) fail(new BlockedError());
    });
    this.#kept.adopt(connection);
    return connection;
  }

  #drop(connection: Connection): void {
    if (this.#kept.drop(connection)) resetSocket(connection.model);
  }

  async #run<T>(connection: Connection, request: () => Promise<T>): Promise<T> {
    try {
      return await withTimeout(untilFailed(connection, request()), this.#context.timings.commandMs);
    } catch (error) {
      // A refusal by the broker closes a channel, but not the connection.
      if (readAmqpCode(error) === null) this.#drop(connection);
      const known = toBrokerError(error, connection.place);
      const refusable = known.kind === 'denied' || error instanceof BlockedError;
      throw refusable && !this.#proved ? toRefusedError(error, connection.place) : known;
    }
  }
}

/** The request's result, or the error with which the connection ends it. */
function untilFailed<T>({ fail }: Connection, request: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    fail.add(reject);
    request.then(resolve, reject).finally(() => fail.delete(reject));
  });
}

/**
 * amqplib can't leave a broker that doesn't answer: its close waits for the other side. A reset, since a blocked RabbitMQ
 * still reads, and delivers, what was sent before an ordinary end. Node can't reset a TLS socket.
 */
function resetSocket(model: ChannelModel): void {
  const { stream } = model.connection as unknown as { stream?: Socket };
  if (stream instanceof TLSSocket) stream.destroy();
  else stream?.resetAndDestroy();
}

function describePlace({ host, port, vhost, tls }: AmqpServer): Place {
  return { transport: 'amqp', where: `RabbitMQ at ${host}:${String(port)}, vhost ${vhost},`, tls };
}
