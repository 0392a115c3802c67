import { expect } from '@jest/globals';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import type { ActionResult } from './run-action.js';

export interface ExpectedDiagnosis {
  /** `rolled-back` when left out. */
  readonly outcome?: string;
  /** The rule that must come first. */
  readonly cause: string;
  /** What the quoted lines must show; a pattern where the words differ from version to version. */
  readonly quotes: readonly (string | RegExp)[];
  /** What the words must name. */
  readonly says?: string;
}

/**
 * The cause comes first, is the step's output, and is proved in the summary by the line that shows it; from the report
 * alone follows the same.
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
