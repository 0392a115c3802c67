import type { Redis as RedisClient } from 'ioredis';
import type { RedisServer, RedisSettings } from './broker-settings.js';
import type { BrokerLink, LinkContext } from './broker-link.js';
import { buildBody, buildRedisEnvelope, type Command } from './build-envelope.js';
import { toBrokerError, type Place, toRefusedError } from './describe-broker-problem.js';
import { describeNoRedisReceivers } from './describe-no-receivers.js';
import { KeptConnection } from './kept-connection.js';
import { openRedis } from './open-redis.js';
import { parseRedisReply } from './parse-reply.js';
import { ReplyReader } from './reply-reader.js';
import { listCommandChannels, nameMailboxSet, nameReplyRoute, parseMailboxMember } from './redis-names.js';
import { verifyWritable } from './verify-writable.js';
import { withTimeout } from './with-timeout.js';

/** How long late answers stay in a list that is no longer read. */
const LATE_REPLY_S = 3600;

interface Pair {
  readonly server: RedisServer;
  readonly place: Place;
  readonly commands: RedisClient;
  /** Blocks on the list of our replies. */
  readonly reader: ReplyReader;
  /** What the server said when the reader was refused: the reason of all that fails with this pair afterwards. */
  refusal: unknown;
}

/** Redis: commands by PUBLISH, replies through the default exchange into a list of our own. */
export class RedisLink implements BrokerLink {
  readonly transport = 'redis';
  readonly #settings: RedisSettings;
  readonly #context: LinkContext;
  #place: Place;
  readonly #replyRoute: string;
  /** Matches the same ACL pattern as the list of our replies. */
  readonly #trialRoute: string;
  readonly #kept: KeptConnection<RedisServer, Pair>;
  /** A reply was read. Until then nothing can have been changed, so a missing permission is a refusal. */
  #proved = false;
  roundTripMs = 0;

  constructor(settings: RedisSettings, context: LinkContext) {
    this.#settings = settings;
    this.#context = context;
    this.#place = describePlace(settings, settings.servers[0]);
    const oid = context.newId();
    this.#replyRoute = nameReplyRoute(settings, oid);
    this.#trialRoute = nameReplyRoute(settings, `${oid}.trial`);
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
    const body = buildBody(command, { ticket, replyTo: { exchange: '', routingKey: this.#replyRoute } });
    const envelope = buildRedisEnvelope(body, {
      exchange: `${this.#settings.controlExchange}.pidbox`,
      deliveryTag: this.#context.newId(),
      expiresAtMs,
    });
    const pair = await this.#kept.get();
    const { commands } = pair;
    await this.#run(pair, () => this.#verifyWritable(commands));
    return this.#run(pair, async () => {
      for (const channel of listCommandChannels(this.#settings, pair.server.database)) {
        const sentAtMs = this.#context.now();
        const receivers = await commands.publish(channel, envelope);
        this.roundTripMs = this.#context.now() - sentAtMs;
        if (receivers > 0) return receivers;
      }
      return 0;
    });
  }

  countConsumers(): Promise<null> {
    return Promise.resolve(null);
  }

  async fetchMailboxes(): Promise<readonly string[]> {
    const pair = await this.#kept.get();
    const members = await this.#run(pair, () => pair.commands.smembers(nameMailboxSet(this.#settings)));
    return members
      .map((member) => parseMailboxMember(this.#settings, member))
      .filter((node) => node !== null);
  }

  async explainNoReceivers(): Promise<string> {
    const pair = await this.#kept.get();
    return this.#run(pair, () => describeNoRedisReceivers(pair.commands, this.#settings, this.where));
  }

  async close(): Promise<void> {
    const pair = this.#kept.release();
    const { closeMs } = this.#context.timings;
    try {
      if (pair) await withTimeout(this.#tidy(pair), closeMs);
    } catch {
      this.#context.debug(`broker: the reply list on ${this.where} could not be removed`);
    } finally {
      pair?.reader.disconnect();
      this.#kept.abandon();
    }
  }

  /**
   * A worker that answers after we left would create a list that never expires; an existing one keeps its expiry. The
   * server may still serve our blocked readers, each of which takes one element: hence one element more than readers.
   */
  async #tidy({ commands, reader }: Pair): Promise<void> {
    await reader.close();
    const key = this.#keyOf(this.#replyRoute);
    const guards = Array.from({ length: this.losses + 2 }, () => '');
    const guard = commands
      .multi()
      .del(key)
      .lpush(key, ...guards)
      .expire(key, LATE_REPLY_S);
    const guarded = this.#context.owed() > 0 && (await guard.exec().catch(() => null));
    if (!guarded) await commands.del(key);
  }

  #keyOf(route: string): string {
    return this.#settings.globalKeyPrefix + route;
  }

  #verifyWritable(commands: RedisClient): Promise<void> {
    return verifyWritable(commands, this.#keyOf(this.#trialRoute));
  }

  async #openAt(server: RedisServer): Promise<Pair> {
    const place = describePlace(this.#settings, server);
    this.#place = place;
    const commands = await this.#openClient(server);
    const { client, reader } = await this.#openReader(commands, server);
    const pair = { server, place, commands, reader, refusal: null };
    this.#kept.adopt(pair);
    for (const end of [commands, client]) {
      end.once('end', () => {
        this.#drop(pair);
      });
    }
    void this.#read(pair);
    return pair;
  }

  /** The second connection, once the first one has proved that the server takes writes. */
  async #openReader(commands: RedisClient, server: RedisServer) {
    const { timings, owed } = this.#context;
    try {
      await withTimeout(this.#verifyWritable(commands), timings.connectMs);
      const client = await this.#openClient(server);
      const reader = await ReplyReader.open({
        client,
        key: this.#keyOf(this.#replyRoute),
        commandMs: timings.commandMs,
        owed,
        onElement: (element) => {
          this.#receive(element);
        },
      });
      return { client, reader };
    } catch (error) {
      commands.disconnect();
      throw error;
    }
  }

  #openClient(server: RedisServer): Promise<RedisClient> {
    return openRedis(this.#settings.sentinel, server, this.#context, this.#kept.abandoned);
  }

  #receive(element: string): void {
    const reply = parseRedisReply(element);
    if (!reply) return;
    this.#proved = true;
    this.#context.onReply(reply);
  }

  /** Takes replies out of the list as long as this pair is in use. */
  async #read(pair: Pair): Promise<void> {
    try {
      await pair.reader.read(() => this.#kept.current === pair);
    } catch (error) {
      if (this.#kept.current !== pair) return;
      if (isServerReply(error)) pair.refusal = error;
      this.#drop(pair);
      if (isServerReply(error)) this.#context.onDeaf(this.#explain(error, pair.place));
    }
  }

  #drop(pair: Pair): void {
    if (!this.#kept.drop(pair)) return;
    pair.commands.disconnect();
    pair.reader.disconnect();
  }

  async #run<T>(pair: Pair, request: () => Promise<T>): Promise<T> {
    try {
      return await withTimeout(request(), this.#context.timings.commandMs);
    } catch (failure) {
      const error = pair.refusal ?? failure;
      // After a failover the next connection may reach the new primary.
      if (!isServerReply(error) || this.#isUnfit(error, pair.place)) this.#drop(pair);
      throw this.#explain(error, pair.place);
    }
  }

  #explain(error: unknown, place: Place): Error {
    const known = toBrokerError(error, place);
    const refusable = known.kind === 'denied' || this.#isUnfit(error, place);
    return refusable && !this.#proved ? toRefusedError(error, place) : known;
  }

  /** The server answers, but in a state in which it can't be used: read-only, loading, out of memory. */
  #isUnfit(error: unknown, place: Place): boolean {
    return isServerReply(error) && toBrokerError(error, place).kind === 'unreachable';
  }
}

/** An error reply, as opposed to a lost connection. */
function isServerReply(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'ReplyError';
}

function describePlace({ sentinel }: RedisSettings, server: RedisServer): Place {
  const hosts = (sentinel?.endpoints ?? [server]).map(({ host, port }) => `${host}:${port}`).join(', ');
  const at = sentinel ? `Redis master ${sentinel.masterName} of the Sentinels ${hosts}` : `Redis at ${hosts}`;
  return { transport: 'redis', where: `${at}, database ${server.database},`, tls: server.tls };
}
