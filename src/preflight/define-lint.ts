import type { LintFinding, LintSeverity, PreflightFacts } from '../model/preflight.js';
import type { Scene } from './read/read-scene.js';

export interface LintDefinition<F extends object> {
  /** Kebab-case; the name of the finding, the file, its test and its page. */
  readonly id: string;
  /** `L01`; never reused for another lint. */
  readonly code: string;
  readonly severity: LintSeverity | ((found: F, facts: PreflightFacts) => LintSeverity);
  /** What the lint finds; []: nothing. */
  readonly find: (scene: Scene) => readonly F[];
  /** What is wrong, why it matters, how to fix it. Only names, numbers and known words: values may be secret. */
  readonly explain: (found: F) => Pick<LintFinding, 'what' | 'why' | 'fix'>;
}

export interface Lint {
  readonly id: string;
  readonly code: string;
  readonly check: (scene: Scene) => readonly LintFinding[];
}

/** Combines what a lint finds with its explanation. */
export function defineLint<F extends object>({ id, code, severity, find, explain }: LintDefinition<F>): Lint {
  return {
    id,
    code,
    check: (scene) =>
      find(scene).map((found) => ({
        id,
        code,
        severity: typeof severity === 'string' ? severity : severity(found, scene),
        ...explain(found),
      })),
  };
}
