import type { PhaseReport, Report } from '../model/report.js';
import { formatDuration } from '../wording/format-duration.js';
import { escapeProse } from './escape.js';
import { table } from './table.js';

const ICONS: Readonly<Record<PhaseReport['status'], string>> = { done: '✅', failed: '❌', skipped: '⏭️' };

/** The phases in their order, with what came of each. */
export function renderPhases({ phases }: Report): string {
  if (phases.length === 0) return '';
  const columns = [
    { title: 'Phase' },
    { title: 'Took', align: 'right' as const },
    { title: 'What happened' },
  ];
  const rows = phases.map(({ name, status, startedAtMs, endedAtMs, sentence }) => [
    `${ICONS[status]} ${name}`,
    status === 'skipped' ? '–' : formatDuration(endedAtMs - startedAtMs),
    escapeProse(sentence),
  ]);
  return ['### Phases', table(columns, rows)].join('\n\n');
}
