import type { Outcome } from '../model/report.js';

/** How a run of the step ended. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
}
