import type { Evidence } from '../model/evidence.js';
import type { Diagnosis } from '../model/report.js';
import type { Rule } from './define-rule.js';
import { RULES } from './rules/index.js';

const RANK: Readonly<Record<Diagnosis['severity'], number>> = { cause: 0, symptom: 1, note: 2 };

/**
 * Everything that the evidence proves, best explanation first: causes, then symptoms, then notes, and within each the order
 * of the registry. Equal findings are merged into one with all their lines.
 */
export function diagnose(evidence: Evidence, rules: readonly Rule[] = RULES): Diagnosis[] {
  const found = rules.flatMap((rule) => rule.diagnose(evidence));
  return mergeEqual(found).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function mergeEqual(found: readonly Diagnosis[]): Diagnosis[] {
  const merged = new Map<string, Diagnosis>();
  for (const diagnosis of found) {
    const key = JSON.stringify([diagnosis.id, diagnosis.what]);
    const lines = [...(merged.get(key)?.evidence ?? []), ...diagnosis.evidence];
    merged.set(key, { ...(merged.get(key) ?? diagnosis), evidence: [...new Set(lines)] });
  }
  return [...merged.values()];
}
