import { expect } from '@jest/globals';
import type { ActionResult } from './run-action.js';

export interface ExpectedDiagnosis {
  /** `rolled-back` when left out. */
  readonly outcome?: string;
  /** The rule that must come first. */
  readonly cause: string;
  /** Lines that must be quoted, or parts of them. */
  readonly quotes: readonly string[];
  /** What the words must name. */
  readonly says?: string;
}

/** The cause comes first, is the step's output, and is proved in the summary by the line that shows it. */
export function expectDiagnosis(
  { outputs, report, summary }: ActionResult,
  { outcome = 'rolled-back', cause, quotes, says = '' }: ExpectedDiagnosis,
): void {
  const [first] = report?.diagnoses ?? [];
  expect({ ...outputs, first: first?.id }).toMatchObject({ outcome, cause, first: cause });
  const quoted = first?.evidence.join('\n') ?? '';
  for (const quote of quotes) {
    expect(quoted).toContain(quote);
    expect(summary).toContain(quote);
  }
  expect([first?.what, first?.why, first?.fix].join(' ')).toContain(says);
}
