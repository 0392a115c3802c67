import type { Evidence } from '../model/evidence.js';
import type { Diagnosis } from '../model/report.js';

/** Facts are plain JSON, so they can be printed and compared: a Date or a RegExp does not compile. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** Full sentences: what happened, why, and what to do. `evidence`: the lines that prove it, verbatim. */
export type Explanation = Pick<Diagnosis, 'what' | 'why' | 'fix' | 'evidence'> &
  /** Overrides the rule's severity for these facts. */
  Partial<Pick<Diagnosis, 'severity'>>;

export interface RuleDefinition<Facts extends Json> {
  /** Kebab-case; the name of the finding. */
  readonly id: string;
  /** `cause`: explains the failure alone; `symptom`: has another cause; `note`: good to know, not a cause. */
  readonly severity: Diagnosis['severity'];
  /** [] if the evidence doesn't prove it. One entry per finding. */
  readonly find: (evidence: Evidence) => readonly Facts[];
  readonly explain: (facts: Facts) => Explanation;
}

/** A rule as the engine sees it. */
export interface Rule {
  readonly id: string;
  readonly severity: Diagnosis['severity'];
  readonly diagnose: (evidence: Evidence) => readonly Diagnosis[];
}

/** Combines `find` and `explain`, and hides the type of the facts from the engine. */
export function defineRule<Facts extends Json>(definition: RuleDefinition<Facts>): Rule {
  const { id, severity, find, explain } = definition;
  return {
    id,
    severity,
    diagnose: (evidence) => find(evidence).map((facts) => ({ id, severity, ...explain(facts) })),
  };
}
