import type { LintFinding, LintSeverity } from '../model/preflight.js';
import type { Report } from '../model/report.js';
import { countOf } from '../wording/count-of.js';
import { renderAlert } from './render-alert.js';
import { renderCode, escapeProse } from './escape.js';
import { renderFold } from './render-fold.js';
import { linkToLint } from './link-to-lint.js';

const ICONS: Readonly<Record<LintSeverity, string>> = { stop: '⛔', warn: '⚠️', note: 'ℹ️' };

/** The stops of a dry run: the deploy would be refused because of them. */
export function renderStops(report: Report): string {
  const stops = listStops(report).map((finding) => renderFinding(finding, report));
  return stops.length === 0 ? '' : renderAlert('CAUTION', `**Fix first:**\n\n${stops.join('\n')}`);
}

/** What the lints found, worst first, without what the page already shows above. */
export function renderPreflight(report: Report): string {
  const { ahead, refusals } = report;
  if (ahead === null) return '';
  const mentioned = refusals.join('\n');
  const stops = listStops(report);
  const findings = ahead.findings.filter(
    (finding) => !stops.includes(finding) && !mentioned.includes(`(preflight: ${finding.id})`),
  );
  const ignored = ahead.ignored.map((id) => renderCode(id)).join(', ');
  const parts = [
    findings.map((finding) => renderFinding(finding, report)).join('\n'),
    ignored === '' ? '' : `Found, but ignored (\`preflight-ignore\`): ${ignored}.`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : renderFold(`Preflight: ${countThem(findings)}`, parts.join('\n\n'));
}

function listStops({ ahead, outcome }: Report): readonly LintFinding[] {
  const findings = outcome === 'planned' ? (ahead?.findings ?? []) : [];
  return findings.filter(({ severity }) => severity === 'stop');
}

function renderFinding({ severity, id, what, why, fix }: LintFinding, { rulePagesUrl }: Report): string {
  const words = `**${escapeProse(what)}** ${escapeProse(why)} _What to do:_ ${escapeProse(fix)}`;
  return `- ${ICONS[severity]} ${severity}: ${words} (${linkToLint(id, rulePagesUrl)})`;
}

function countThem(findings: readonly LintFinding[]): string {
  const count = (wanted: LintSeverity): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  const counts = [
    ...(count('stop') > 0 ? [countOf(count('stop'), 'stop')] : []),
    ...(count('warn') > 0 ? [countOf(count('warn'), 'warning')] : []),
    ...(count('note') > 0 ? [countOf(count('note'), 'note')] : []),
  ];
  return counts.length === 0 ? 'no other findings' : counts.join(', ');
}
