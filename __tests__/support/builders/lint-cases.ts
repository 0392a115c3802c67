import { expect } from '@jest/globals';
import type { LintSeverity, PreflightFacts } from '../../../src/model/preflight.js';
import type { Lint } from '../../../src/preflight/define-lint.js';
import { readScene } from '../../../src/preflight/read/read-scene.js';
import { aWebService, aWorkerService } from './preflight-facts.js';

export interface LintCases {
  /** Why it fires → facts, and how bad it is. */
  readonly fires: Readonly<Record<string, readonly [PreflightFacts, LintSeverity]>>;
  /** Why it is quiet → facts. The two well-made services come by themselves. */
  readonly quiet: Readonly<Record<string, PreflightFacts>>;
}

type LintCase = [name: string, facts: PreflightFacts, severities: readonly LintSeverity[]];

export function listLintCases({ fires, quiet }: LintCases): LintCase[] {
  const wellMade = { 'a web service is well made': aWebService(), 'a worker service is': aWorkerService() };
  return [
    ...Object.entries(fires).map(([name, [facts, severity]]): LintCase => [
      `fires when ${name}`,
      facts,
      [severity],
    ]),
    ...Object.entries({ ...quiet, ...wellMade }).map(([name, facts]): LintCase => [
      `quiet when ${name}`,
      facts,
      [],
    ]),
  ];
}

/** Exactly these findings; each says what, why and what to do in sentences. */
export function expectFindings(lint: Lint, facts: PreflightFacts, severities: readonly LintSeverity[]): void {
  const findings = lint.check(readScene(facts));
  expect(findings.map((finding) => finding.severity)).toEqual(severities);
  for (const { what, why, fix } of findings) {
    for (const text of [what, why, fix]) expect(text).toMatch(/^\S.*\.$/s);
    expect(`${what}${why}${fix}`).not.toMatch(/undefined|NaN|null/);
  }
}
