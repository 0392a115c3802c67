import type { Outcome } from '../model/report.js';

/** How a run of the step ended. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
  /** The service runs what it ran before: the drain was aborted, or the rollout rolled back. Left out: it doesn't. */
  readonly wentBack?: {
    /** Ids of rules that explain why. */
    readonly causes: readonly string[];
  };
}
