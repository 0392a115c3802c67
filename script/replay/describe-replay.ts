import type { Report } from '../../src/model/report.js';

/** How the replay ended, what was left out of the journal, and where it differs from the report that was recorded. */
export function describeReplay(recorded: Report, replayed: Report): readonly string[] {
  const { entries, dropped } = recorded.journal;
  const left = Object.entries(dropped).map(([kind, count]) => `${count} × ${kind}`);
  const differing = (Object.keys(replayed) as (keyof Report)[]).filter(
    (name) => name !== 'journal' && JSON.stringify(replayed[name]) !== JSON.stringify(recorded[name]),
  );
  return [
    `Replayed ${entries.length} events: ${replayed.outcome}. ${replayed.reason}`.trim(),
    ...(left.length === 0 ? [] : [`Left out of the journal, which holds a megabyte: ${left.join(', ')}.`]),
    ...(differing.length === 0 ? [] : [`Differs from the recorded report in: ${differing.join(', ')}.`]),
  ];
}
