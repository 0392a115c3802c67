import type { LintFinding, LintSeverity, PreflightFacts } from '../model/preflight.js';
import type { Scene } from './read/read-scene.js';

export interface LintDefinition<F extends object> {
  /** Kebab-case; names the finding. Also the file, its test and its page. */
  readonly id: string;
  /** `L01`; never used again for anything else. */
  readonly code: string;
  readonly severity: LintSeverity | ((found: F, facts: PreflightFacts) => LintSeverity);
  /** What the lint sees; [] is silence. */
  readonly find: (scene: Scene) => readonly F[];
  /** What is wrong, why that hurts, what to do. Tells names, numbers and known words only: values may be secret. */
  readonly explain: (found: F) => Pick<LintFinding, 'what' | 'why' | 'fix'>;
}

export interface Lint {
  readonly id: string;
  readonly code: string;
  readonly check: (scene: Scene) => readonly LintFinding[];
}

/** Ties what a lint finds to how it explains it. */
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
