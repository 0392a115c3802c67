import { expect } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import type { ActionResult } from './run-action.js';

export interface ExpectedDiagnosis {
  /** `rolled-back` when left out. */
  readonly outcome?: string;
  /** The rule that must come first. */
  readonly cause: string;
  /** What the quoted lines must contain; a pattern where the text differs between versions. */
  readonly quotes: readonly (string | RegExp)[];
  /** What the explanation must contain. */
  readonly says?: string;
}

/**
 * The cause comes first, is the step's output, and the summary quotes the line that proves it; the report alone gives
 * the same diagnosis.
 */
export function expectDiagnosis(
  { outputs, report, summary }: ActionResult,
  { outcome = 'rolled-back', cause, quotes, says = '' }: ExpectedDiagnosis,
): void {
  const [first] = report?.diagnoses ?? [];
  expect({ ...outputs, first: first?.id }).toMatchObject({ outcome, cause, first: cause });
  const quoted = first?.evidence.join('\n') ?? '';
  for (const quote of quotes) {
    expect(quoted).toMatch(quote);
    expect(summary).toMatch(quote);
  }
  expect([first?.what, first?.why, first?.fix].join(' ')).toContain(says);
  const evidence = report?.evidence;
  expect(evidence && diagnose(evidence)).toEqual(report?.diagnoses);
}
