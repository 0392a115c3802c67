import type { LintFinding, LintSeverity, PreflightFacts, PreflightVerdict } from '../model/preflight.js';
import type { Lint } from './define-lint.js';
import { LINTS } from './lints/index.js';
import { readScene } from './read/read-scene.js';

export interface PreflightRules {
  /** `strict`: warnings refuse too; `warn`: only stops refuse; `off`: no checks. */
  readonly mode: 'strict' | 'warn' | 'off';
  /** Ids or numbers of lints to skip. */
  readonly ignore: readonly string[];
}

const RANKS: readonly LintSeverity[] = ['stop', 'warn', 'note'];

/** Runs every lint over one set of facts: the findings, worst first, and those that refuse the deploy. */
export function runPreflight(
  facts: PreflightFacts,
  { mode, ignore }: PreflightRules,
  lints: readonly Lint[] = LINTS,
): PreflightVerdict {
  if (mode === 'off') return { findings: [], ignored: [], refusals: [] };
  const scene = readScene(facts);
  const found = lints.flatMap((lint) => lint.check(scene));
  const isIgnored = ({ id, code }: LintFinding): boolean => ignore.includes(id) || ignore.includes(code);
  const findings = found
    .filter((finding) => !isIgnored(finding))
    .sort((a, b) => RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity));
  const refusing: readonly LintSeverity[] = mode === 'strict' ? ['stop', 'warn'] : ['stop'];
  return {
    findings,
    ignored: [...new Set(found.filter(isIgnored).map(({ id }) => id))],
    refusals: findings.filter(({ severity }) => refusing.includes(severity)).map(describeRefusal),
  };
}

function describeRefusal({ id, what, why, fix }: LintFinding): string {
  return `${what} ${why} ${fix} (preflight: ${id})`;
}
