import { CancelledError } from '../../errors.js';
import type { Reply } from './parse-reply.js';

/** Replies to one command. */
export interface Collection {
  readonly replies: readonly Reply[];
  /** Ends when `enough` says so after a reply, or after `windowMs`. Throws when cancelled, or when nothing can be read. */
  wait(enough: (replies: readonly Reply[]) => boolean, windowMs: number): Promise<void>;
  /** Milliseconds since the last reply, or since the start. */
  quietForMs(): number;
  close(): void;
}

/** Sorts replies by their ticket; those with a ticket that is no longer waited for are late. */
export class ReplyInbox {
  /** Expected minus received, over all commands. */
  owed = 0;
  readonly #open = new Map<string, { readonly replies: Reply[]; notify: (error?: Error) => void }>();
  readonly #onReply: (reply: Reply) => void;
  readonly #now: () => number;

  constructor(onReply: (reply: Reply) => void, now: () => number, signal?: AbortSignal) {
    this.#onReply = onReply;
    this.#now = now;
    signal?.addEventListener('abort', () => {
      this.fail(new CancelledError('The job was cancelled.'));
    });
  }

  deliver(reply: Reply): void {
    this.owed -= 1;
    this.#onReply(reply);
    const entry = this.#open.get(reply.ticket);
    entry?.replies.push(reply);
    entry?.notify();
  }

  /** Ends every wait with the error. */
  fail(error: Error): void {
    for (const entry of this.#open.values()) entry.notify(error);
  }

  collect(ticket: string): Collection {
    const replies: Reply[] = [];
    let lastAtMs = this.#now();
    let failure: Error | null = null;
    let wake = (): void => undefined;
    this.#open.set(ticket, {
      replies,
      notify: (error) => {
        if (error) failure = error;
        else lastAtMs = this.#now();
        wake();
      },
    });
    const wait: Collection['wait'] = async (enough, windowMs) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, windowMs);
        wake = () => {
          if (!failure && !enough(replies)) return;
          clearTimeout(timer);
          resolve();
        };
        wake();
      });
      if (failure) throw failure;
    };
    return {
      replies,
      wait,
      quietForMs: () => this.#now() - lastAtMs,
      close: () => this.#open.delete(ticket),
    };
  }
}
