import type { Redis as RedisClient } from 'ioredis';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withTimeout } from './with-timeout.js';

/** Seconds that one BRPOP blocks. */
const BLOCK_S = 2;
/** Elements that one transaction takes, and transactions in progress at a time. */
const BATCH = 50;
const BATCHES_AT_ONCE = 10;
/** Characters of a reply that takes long enough to parse to let signals and timers through first. */
const LONG_REPLY = 64 * 1024;

export interface ReaderParts {
  readonly client: RedisClient;
  readonly key: string;
  /** One request, in milliseconds. */
  readonly commandMs: number;
  /** Replies that are still expected. */
  readonly owed: () => number;
  readonly onElement: (element: string) => void;
}

/**
 * Takes replies out of a list: waits for the first in a BRPOP, then takes the others that are owed in one round trip,
 * however many they are. Inside a transaction BRPOP does not block (https://redis.io/docs/latest/commands/brpop/), and it
 * needs no permission but those that are documented.
 */
export class ReplyReader {
  readonly #parts: ReaderParts;
  readonly #limitMs: number;
  /** False for a user that is not allowed MULTI: one reply a round trip. */
  readonly #hasTransactions: boolean;
  #taking: Promise<unknown> = Promise.resolve();

  private constructor(parts: ReaderParts, hasTransactions: boolean) {
    this.#parts = parts;
    this.#limitMs = BLOCK_S * 1000 + parts.commandMs;
    this.#hasTransactions = hasTransactions;
  }

  /** Tries an empty transaction: were MULTI refused later on, what follows it would block. */
  static async open(parts: ReaderParts): Promise<ReplyReader> {
    const trial = withTimeout(parts.client.multi().exec(), parts.commandMs);
    return new ReplyReader(
      parts,
      await trial.then(
        () => true,
        () => false,
      ),
    );
  }

  /** Reads as long as `isCurrent`. Throws what Redis says, or that the connection was lost. */
  async read(isCurrent: () => boolean): Promise<void> {
    let popping = this.#pop();
    while (isCurrent()) {
      const first = await withTimeout(popping, this.#limitMs);
      if (first) await this.#deliver(first[1]);
      if (!isCurrent()) return;
      const batches = first ? this.#takeOwed() : [];
      // Waits behind them in the same connection.
      popping = this.#pop();
      for (const batch of batches) {
        for (const element of await withTimeout(batch, this.#limitMs)) await this.#deliver(element);
      }
    }
  }

  /** Ends the connection. What was asked for before arrives first, so that nothing is taken from the list later on. */
  async close(): Promise<void> {
    await this.#taking;
    this.#parts.client.disconnect();
  }

  disconnect(): void {
    this.#parts.client.disconnect();
  }

  #pop(): Promise<[string, string] | null> {
    const popping = this.#parts.client.brpop(this.#parts.key, BLOCK_S);
    popping.catch(() => undefined);
    return popping;
  }

  #takeOwed(): readonly Promise<readonly string[]>[] {
    const owed = this.#hasTransactions ? Math.min(this.#parts.owed(), BATCH * BATCHES_AT_ONCE) : 0;
    const sizes = Array.from({ length: Math.ceil(Math.max(owed, 0) / BATCH) }, (_, index) =>
      Math.min(BATCH, owed - index * BATCH),
    );
    const batches = sizes.map((size) => this.#take(size));
    this.#taking = Promise.allSettled(batches);
    return batches;
  }

  async #take(size: number): Promise<readonly string[]> {
    const transaction = this.#parts.client.multi();
    for (let left = size; left > 0; left -= 1) transaction.brpop(this.#parts.key, BLOCK_S);
    const results = await transaction.exec().catch((error: unknown) => {
      throw readFirstRefusal(error);
    });
    return (results ?? []).flatMap(([error, popped]) => {
      if (error) throw error;
      return Array.isArray(popped) ? [String(popped[1])] : [];
    });
  }

  async #deliver(element: string): Promise<void> {
    if (element.length > LONG_REPLY) await nextTurn();
    this.#parts.onElement(element);
  }
}

/** Why a command of a transaction was refused, instead of EXECABORT. */
function readFirstRefusal(error: unknown): unknown {
  const { previousErrors } = error as { readonly previousErrors?: readonly unknown[] };
  return previousErrors?.[0] ?? error;
}
