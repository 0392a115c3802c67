import type { LinkContext } from './broker-link.js';
import { toBrokerError, type Place, toRefusedError } from './describe-broker-problem.js';
import { connectAgain } from './connect-again.js';

export interface KeptParts<Server, Connection> {
  readonly context: LinkContext;
  /** Tried in turn. */
  readonly servers: readonly Server[];
  /** Opens a connection and adopts it. */
  readonly openAt: (server: Server) => Promise<Connection>;
  /** Where the last attempt went. */
  readonly place: () => Place;
}

/** The connection of a link. One that was lost is opened again by the next call: a few attempts, with pauses. */
export class KeptConnection<Server, Connection> {
  losses = 0;
  readonly #parts: KeptParts<Server, Connection>;
  readonly #abandoned = new AbortController();
  #current: Connection | null = null;
  #opening: Promise<Connection> | null = null;

  constructor(parts: KeptParts<Server, Connection>) {
    this.#parts = parts;
  }

  get current(): Connection | null {
    return this.#current;
  }

  /** Fires when nothing may be opened any more. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal;
  }

  /** The first connection. Throws a RefusedError. */
  async connect(): Promise<void> {
    try {
      await this.#open();
    } catch (error) {
      throw toRefusedError(error, this.#parts.place());
    }
  }

  /** The open connection. Throws a WorldError when there is none and none can be opened. */
  async get(): Promise<Connection> {
    if (this.#current) return this.#current;
    this.#opening ??= connectAgain(
      () => this.#open(),
      this.#parts.context.timings.reconnectPausesMs,
      () => this.abandoned.aborted,
    );
    try {
      return await this.#opening;
    } catch (error) {
      throw toBrokerError(error, this.#parts.place());
    } finally {
      this.#opening = null;
    }
  }

  adopt(connection: Connection): void {
    this.#current = connection;
  }

  /** Counts the loss of this connection. False: it was replaced, dropped or released before. */
  drop(connection: Connection): boolean {
    if (this.#current !== connection) return false;
    this.#current = null;
    this.losses += 1;
    this.#parts.context.debug(`broker: the connection to ${this.#parts.place().where} was lost`);
    return true;
  }

  /** Hands the connection over for closing: its end is no loss then. */
  release(): Connection | null {
    const connection = this.#current;
    this.#current = null;
    return connection;
  }

  abandon(): void {
    this.#abandoned.abort();
  }

  async #open(): Promise<Connection> {
    let failure: unknown;
    for (const server of this.#parts.servers) {
      try {
        return await this.#parts.openAt(server);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}
