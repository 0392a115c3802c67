import type { Command } from './build-envelope.js';
import type { Reply } from './parse-reply.js';
import type { Timings } from './timings.js';

/** One broker, however it is spoken to. Every method is bounded and throws WorldErrors (a RefusedError: see connect). */
export interface BrokerLink {
  readonly transport: 'redis' | 'amqp';
  /** For people; no user, no password. */
  readonly where: string;
  /** How often the connection was lost so far: answers under way at that time are lost too. */
  readonly losses: number;
  /**
   * Sends one command once. Gives how many workers' mailboxes heard it, or null where only "at least one" is known.
   * `unreachable`: it isn't known whether it left. The next call reconnects.
   */
  publish(command: Command, ticket: string, expiresAtMs: number): Promise<number | null>;
  /** Consumers of each node's mailbox, 0 where there is none; null on a broker that doesn't tell. */
  countConsumers(nodes: readonly string[]): Promise<ReadonlyMap<string, number> | null>;
  fetchMailboxes(candidates: readonly string[]): Promise<readonly string[]>;
  /** Why nobody may have heard us, for people. */
  explainNoReceivers(): Promise<string>;
  /** Bounded; never throws. `owed`: fewer replies came than were to be expected. */
  close(owed: boolean): Promise<void>;
}

/** What a link needs from above. */
export interface LinkContext {
  readonly timings: Timings;
  readonly now: () => number;
  readonly newId: () => string;
  readonly debug: (line: string) => void;
  readonly onReply: (reply: Reply) => void;
  /** Replies can't be read any more, for a reason that a reconnect won't mend. */
  readonly onDeaf: (error: Error) => void;
}
