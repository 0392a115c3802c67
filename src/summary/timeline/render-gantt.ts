import type { SpanKind } from '../../model/timeline.js';
import { escapeGantt } from './escape-gantt.js';
import type { TimelineRow, TimelineSection } from './row.js';

/** Mermaid's axis is in the reader's local time; written and read as local time it shows what we wrote: UTC. */
const DATE_FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';

/** Section titles stand left of the bars, in 11 pixel letters. */
const NAME_LETTERS = 14;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const TICKS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * SECOND_MS, text: `${count}second` })),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * MINUTE_MS, text: `${count}minute` })),
  ...[1, 2, 4, 8, 12].map((count) => ({ ms: count * HOUR_MS, text: `${count}hour` })),
];
/** More can't stand side by side on a phone. */
const TICKS_AT_MOST = 5;

/** A Gantt chart in Mermaid's language. Bars of `slowest` are marked. */
export function renderGantt(
  sections: readonly TimelineSection[],
  endedAtMs: number,
  slowest: SpanKind | null,
): string {
  const rows = sections.flatMap((section) => section.rows);
  const beginMs = Math.min(...rows.map(({ fromMs }) => fromMs));
  const endMs = Math.max(...rows.map(({ toMs }) => toMs ?? endedAtMs));
  const tick = TICKS.find(({ ms }) => (endMs - beginMs) / ms <= TICKS_AT_MOST) ?? {
    ms: HOUR_MS,
    text: '1day',
  };
  let count = 0;
  const lines = sections.flatMap(({ title, name, rows: own }) => [
    `section ${`${title} ${escapeGantt(name, NAME_LETTERS)}`.trim()}`,
    ...own.map((row) => renderBar(row, `t${(count += 1)}`, endedAtMs, slowest)),
  ]);
  return [
    'gantt',
    `dateFormat ${DATE_FORMAT}`,
    `axisFormat ${tick.ms < MINUTE_MS ? '%H:%M:%S' : '%H:%M'}`,
    `tickInterval ${tick.text}`,
    'todayMarker off',
    ...lines,
  ].join('\n');
}

function renderBar(
  { kind, label, fromMs, toMs }: TimelineRow,
  id: string,
  endedAtMs: number,
  slowest: SpanKind | null,
): string {
  const isPoint = kind === 'register-revision';
  const states = [
    ...(kind === slowest ? ['crit'] : []),
    ...(toMs === null ? ['active'] : kind === slowest ? [] : ['done']),
    ...(isPoint ? ['milestone'] : []),
  ];
  const from = formatLocal(fromMs);
  const to = isPoint ? from : formatLocal(Math.max(fromMs, toMs ?? endedAtMs));
  return `  ${label} :${[...states, id, from, to].join(', ')}`;
}

function formatLocal(atMs: number): string {
  return new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');
}
