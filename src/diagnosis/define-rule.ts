import type { Evidence } from '../model/evidence.js';
import type { Diagnosis } from '../model/report.js';

/** Facts are plain JSON, so that they can be shown and compared: a Date or a RegExp does not compile. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** Whole sentences: what happened, why that is so, what to do. `evidence`: the lines that prove it, verbatim. */
export type Explanation = Pick<Diagnosis, 'what' | 'why' | 'fix' | 'evidence'> &
  /** Where these facts weigh otherwise than the rule's usually do. */
  Partial<Pick<Diagnosis, 'severity'>>;

export interface RuleDefinition<Facts extends Json> {
  /** Kebab-case, and names the finding. */
  readonly id: string;
  /** `cause`: this alone explains it; `symptom`: something else is behind it; `note`: worth knowing, blames nothing. */
  readonly severity: Diagnosis['severity'];
  /** [] when the evidence doesn't prove it. One entry a finding. */
  readonly find: (evidence: Evidence) => readonly Facts[];
  readonly explain: (facts: Facts) => Explanation;
}

/** A rule as the engine sees it. */
export interface Rule {
  readonly id: string;
  readonly severity: Diagnosis['severity'];
  readonly diagnose: (evidence: Evidence) => readonly Diagnosis[];
}

/** Ties what `find` finds to what `explain` explains, and hides the type of the facts from the engine. */
export function defineRule<Facts extends Json>(definition: RuleDefinition<Facts>): Rule {
  const { id, severity, find, explain } = definition;
  return {
    id,
    severity,
    diagnose: (evidence) => find(evidence).map((facts) => ({ id, severity, ...explain(facts) })),
  };
}
