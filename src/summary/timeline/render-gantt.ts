import type { SpanKind } from '../../model/timeline.js';
import { isOfFailingChecks } from '../../timeline/find-setting.js';
import { escapeGantt } from './escape-gantt.js';
import type { TimelineRow, TimelineSection } from './row.js';

/** Mermaid parses and shows times as local time, so UTC times written without a zone are shown unchanged. */
const DATE_FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';

/** Section titles are left of the bars, in 11 px letters: room for one word and a short name. */
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
/** More don't fit side by side on a phone. */
const TICKS_AT_MOST = 4;

export interface GanttOrder {
  readonly endedAtMs: number;
  /** Bars of this kind are highlighted. */
  readonly slowest: SpanKind | null;
  /** Spans that were not over at the end are marked as failed. */
  readonly failed: boolean;
}

/** A Mermaid Gantt chart: grey, with the slowest part highlighted and failures in red. */
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
  // The rollout, a new task that had to stop, health checks that did not pass, and spans that never ended.
  const isFailed =
    kind === 'rollout' || toMs === null || (title === 'new' && kind === 'stop') || isOfFailingChecks(setting);
  if (failed && isFailed) return ['crit'];
  if (kind === POINT) return ['done', 'milestone'];
  // A bar without a state is visible among grey ones; the label of an `active` one is not readable on a dark page.
  return toMs === null || kind === slowest ? [] : ['done'];
}

function formatLocal(atMs: number): string {
  return new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');
}
