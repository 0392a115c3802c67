/** Nodes that left a question unanswered. Their mailbox still holds it: asking again would only make it longer. */
export class SilentNodes {
  readonly #sinceMs = new Map<string, number>();
  readonly #silenceMs: number;
  readonly #now: () => number;

  constructor(silenceMs: number, now: () => number) {
    this.#silenceMs = silenceMs;
    this.#now = now;
  }

  has(node: string): boolean {
    const since = this.#sinceMs.get(node);
    return since !== undefined && this.#now() - since < this.#silenceMs;
  }

  add(node: string): void {
    this.#sinceMs.set(node, this.#now());
  }

  /** It was heard. */
  delete(node: string): void {
    this.#sinceMs.delete(node);
  }

  /** The connection was lost: the answers may have been, too. */
  clear(): void {
    this.#sinceMs.clear();
  }
}
