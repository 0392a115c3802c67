import type { SpanKind } from '../../model/timeline.js';
import { isOfFailingChecks } from '../../timeline/govern.js';
import { escapeGantt } from './escape-gantt.js';
import type { TimelineRow, TimelineSection } from './row.js';

/** Mermaid's axis is in the reader's local time; written and read as local time it shows what we wrote: UTC. */
const DATE_FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';

/** Section titles stand left of the bars, in 11 pixel letters: room for a word of ours and a short name. */
const LAYOUT = '%%{init: {"gantt": {"leftPadding": 92}}}%%';
const NAME_LETTERS = 12;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const TICKS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * SECOND_MS, text: `${count}second` })),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * MINUTE_MS, text: `${count}minute` })),
  ...[1, 2, 4, 8, 12].map((count) => ({ ms: count * HOUR_MS, text: `${count}hour` })),
];
/** More can't stand side by side on a phone. */
const TICKS_AT_MOST = 4;

export interface GanttOrder {
  readonly endedAtMs: number;
  /** Bars of this kind are highlighted. */
  readonly slowest: SpanKind | null;
  /** What was not over at the end is told to be wrong. */
  readonly failed: boolean;
}

/** A Gantt chart in Mermaid's language: grey but for what took longest, red what went wrong. */
export function renderGantt(sections: readonly TimelineSection[], order: GanttOrder): string {
  const { endedAtMs } = order;
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
    ...own.map((row) => renderBar(row, `t${(count += 1)}`, findStates(row, title, order), endedAtMs)),
  ]);
  return [
    LAYOUT,
    'gantt',
    'title Times in UTC',
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
  states: readonly string[],
  endedAtMs: number,
): string {
  const from = formatLocal(fromMs);
  const to = kind === POINT ? from : formatLocal(Math.max(fromMs, toMs ?? endedAtMs));
  return `  ${label} :${[...states, id, from, to].join(', ')}`;
}

const POINT = 'register-revision';

function findStates(
  { kind, toMs, setting }: TimelineRow,
  title: TimelineSection['title'],
  { slowest, failed }: GanttOrder,
): readonly string[] {
  // The rollout, a new task that had to stop, checks that it did not pass, and what never came to its end.
  const isWrong =
    kind === 'rollout' || toMs === null || (title === 'new' && kind === 'stop') || isOfFailingChecks(setting);
  if (failed && isWrong) return ['crit'];
  if (kind === POINT) return ['done', 'milestone'];
  // A bar without a state stands out among grey ones; the label of an `active` one can't be read on a dark page.
  return toMs === null || kind === slowest ? [] : ['done'];
}

function formatLocal(atMs: number): string {
  return new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');
}
