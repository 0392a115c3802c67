/** An ETA, countdown or retry job that an old worker keeps in its memory. */
export interface EtaJob {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  /** null: the worker's answer doesn't show it. */
  readonly dueAtMs: number | null;
  /** It is due before the bound of the drain. */
  readonly isAwaited: boolean;
}
