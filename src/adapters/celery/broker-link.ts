import type { Command } from './build-envelope.js';
import type { Reply } from './parse-reply.js';
import type { Timings } from './timings.js';

/** One broker, whatever its protocol. Every method is bounded and throws WorldErrors (a RefusedError: see connect). */
export interface BrokerLink {
  readonly transport: 'redis' | 'amqp';
  /** For people; no user, no password. */
  readonly where: string;
  /** How often the connection was lost so far: answers in progress at that time are lost too. */
  readonly losses: number;
  /** To the broker and back, as measured last; 0 before the first command. */
  readonly roundTripMs: number;
  /**
   * Sends one command once. Returns how many workers' mailboxes received it, or null where only "at least one" is known.
   * `unreachable`: it is unknown whether it was sent. The next call reconnects.
   */
  publish(command: Command, ticket: string, expiresAtMs: number): Promise<number | null>;
  /** Consumers of each node's mailbox, 0 where there is none; null on a broker that can't say. */
  countConsumers(nodes: readonly string[]): Promise<ReadonlyMap<string, number> | null>;
  fetchMailboxes(candidates: readonly string[]): Promise<readonly string[]>;
  /** Why no worker may have received a command, for people. */
  explainNoReceivers(): Promise<string>;
  /** Bounded; never throws. */
  close(): Promise<void>;
}

/** What a link gets from its owner. */
export interface LinkContext {
  readonly timings: Timings;
  readonly now: () => number;
  readonly newId: () => string;
  readonly debug: (line: string) => void;
  readonly onReply: (reply: Reply) => void;
  /** Replies that are still expected, at most; late ones included. */
  readonly owed: () => number;
  /** The broker refuses to let replies be read. */
  readonly onDeaf: (error: Error) => void;
}
