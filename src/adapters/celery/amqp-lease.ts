import type { ChannelModel } from 'amqplib';
import { RESOURCE_LOCKED, runOnThrowAwayChannel } from './amqp-channel.js';
import type { LinkContext } from './broker-link.js';
import type { AmqpSettings } from './broker-settings.js';
import { readAmqpCode } from './describe-broker-problem.js';
import { type Lease, nameLease } from './lease.js';
import { openAmqp } from './open-amqp.js';
import { withTimeout } from './with-timeout.js';

const DECLARE_AGAIN_MS = 5_000;

/** An exclusive queue without messages: RabbitMQ locks it for others, and removes it with our connection. */
export class AmqpLease implements Lease {
  readonly #settings: AmqpSettings;
  readonly #context: LinkContext;
  readonly #abandoned = new AbortController();
  #model: ChannelModel | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(settings: AmqpSettings, context: LinkContext) {
    this.#settings = settings;
    this.#context = context;
  }

  async hold(name: string): Promise<boolean> {
    if (this.#timer !== null) return true;
    const queue = nameLease(name, this.#settings.controlExchange);
    if (!(await this.#declare(queue))) return false;
    this.#timer = setInterval(() => void this.#keep(queue), DECLARE_AGAIN_MS).unref();
    return true;
  }

  async release(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    const closing = this.#model?.close() ?? Promise.resolve();
    await withTimeout(closing, this.#context.timings.closeMs).catch(() => undefined);
    this.#abandoned.abort();
  }

  /** After a lost connection. The old one may lock the queue until RabbitMQ notices its end: then it is asked again. */
  async #keep(queue: string): Promise<void> {
    if (this.#model !== null) return;
    try {
      if (!(await this.#declare(queue))) this.#leave();
    } catch {
      this.#context.debug('broker: the lease could not be taken again');
    }
  }

  /** False: another connection has it. */
  async #declare(queue: string): Promise<boolean> {
    try {
      const model = (this.#model ??= await this.#open());
      const declare = runOnThrowAwayChannel(model, (channel) =>
        channel.assertQueue(queue, { exclusive: true, durable: false }),
      );
      await withTimeout(declare, this.#context.timings.commandMs);
      return true;
    } catch (error) {
      if (readAmqpCode(error) === RESOURCE_LOCKED) return false;
      this.#leave();
      throw error;
    }
  }

  #leave(): void {
    this.#model?.close().catch(() => undefined);
    this.#model = null;
  }

  async #open(): Promise<ChannelModel> {
    let failure: unknown;
    for (const server of this.#settings.servers) {
      try {
        const model = await openAmqp(server, this.#context, this.#abandoned.signal);
        model.once('close', () => {
          if (this.#model === model) this.#model = null;
        });
        return model;
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}
