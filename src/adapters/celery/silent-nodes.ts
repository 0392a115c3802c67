/** Nodes that left a question unanswered. It is still in their mailbox: another one would only wait behind it. */
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

  /** It has answered. */
  delete(node: string): void {
    this.#sinceMs.delete(node);
  }

  /** The connection was lost, and possibly answers with it. */
  clear(): void {
    this.#sinceMs.clear();
  }
}
