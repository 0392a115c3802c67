import type { LintFinding, LintSeverity } from '../model/preflight.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { code, escapeProse } from './escape.js';
import { fold } from './fold.js';
import { table } from './table.js';

const ICONS: Readonly<Record<LintSeverity, string>> = { stop: '⛔', warn: '⚠️', note: 'ℹ️' };

/** What the lints found, worst first. Open in a plan, folded where a deploy followed. */
export function renderPreflight({ ahead, outcome, refusals }: Report): string {
  if (ahead === undefined) return '';
  const told = refusals.join('\n');
  const findings = ahead.findings.filter(({ id }) => !told.includes(`(preflight: ${id})`));
  const parts = [
    ...(findings.length === 0 ? [] : [renderFindings(findings)]),
    ...(ahead.ignored.length === 0
      ? []
      : [`Ignored, though found: ${ahead.ignored.map((id) => code(id)).join(', ')}.`]),
    ...renderMissing(ahead.missingPermissions),
  ];
  if (parts.length === 0) return '';
  const title = `Preflight: ${countThem(findings)}`;
  const body = parts.join('\n\n');
  return outcome === 'planned' || outcome === 'refused' ? `### ${title}\n\n${body}` : fold(title, body);
}

function renderFindings(findings: readonly LintFinding[]): string {
  const rows = findings.map(({ severity, id, what, why, fix }) => [
    `${ICONS[severity]} ${severity}`,
    escapeProse(what),
    escapeProse(why),
    escapeProse(fix),
    code(id),
  ]);
  return table(
    ['', 'What', 'Why it matters', 'What to do', 'Lint'].map((title) => ({ title })),
    rows,
  );
}

function countThem(findings: readonly LintFinding[]): string {
  const count = (wanted: LintSeverity): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  const counts = [
    ...(count('stop') > 0 ? [countOf(count('stop'), 'stop')] : []),
    ...(count('warn') > 0 ? [countOf(count('warn'), 'warning')] : []),
    ...(count('note') > 0 ? [countOf(count('note'), 'note')] : []),
  ];
  return counts.length === 0 ? 'nothing more found' : counts.join(', ');
}

function renderMissing(missing: NonNullable<Report['ahead']>['missingPermissions']): string[] {
  if (missing.length === 0) return [];
  const lines = missing.map(({ action, consequence }) => `- ${code(action)}: ${escapeProse(consequence)}.`);
  return [['Could not be read (a permission is missing, or ECS does not have it):', ...lines].join('\n')];
}
