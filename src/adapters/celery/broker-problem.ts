import type { WorldError } from '../../errors.js';

/** What was found at the broker, and what to do. */
export interface BrokerProblem {
  readonly kind: WorldError['kind'];
  /** Follows the place in the sentence: `is out of memory …`. */
  readonly text: string;
}
