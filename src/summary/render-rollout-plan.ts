import type { Report } from '../model/report.js';
import type { RolloutPlan } from '../model/rollout-plan.js';
import { formatDuration } from '../wording/format-duration.js';
import { escapeProse, renderFence } from './escape.js';
import { renderFold } from './render-fold.js';
import { renderTable } from './render-table.js';

/** Waves, duration and capacity, and what would make it faster; after a rollout also how long it took. */
export function renderRolloutPlan({ ahead }: Report): string {
  if (ahead === null || ahead.rollout === null) return '';
  const { rollout, tookMs } = ahead;
  const notes = [...rollout.warnings, ...rollout.advice.map(({ sentence }) => sentence)];
  const parts = [
    escapeProse(`${rollout.sentence}.`),
    ...(tookMs === null ? [] : [`It took ${formatDuration(tookMs)}.`]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${escapeProse(note)}`).join('\n')]),
    renderCapacity(rollout),
  ].filter((part) => part !== '');
  return renderFold(
    `Rollout plan${tookMs === null ? '' : ` (took ${formatDuration(tookMs)})`}`,
    parts.join('\n\n'),
  );
}

function renderCapacity({ capacity, moves }: RolloutPlan): string {
  if (capacity.length < 2) return '';
  const rows = capacity.map((point, at) => [
    at === 0 ? 'before' : `+${formatDuration(point.afterMs)}`,
    moves
      .filter(({ afterMs }) => at > 0 && afterMs === point.afterMs)
      .map(({ kind, count }) => (kind === 'start' ? `start ${count}` : `stop ${count}`))
      .join(', '),
    ...[point.running, point.healthy, point.stopping].map(String),
  ]);
  const right = ['Running or starting', 'Healthy', 'Stopping'].map((title) => ({
    title,
    align: 'right' as const,
  }));
  return [
    renderTable([{ title: 'Expected after' }, { title: 'ECS' }, ...right], rows),
    renderChart(capacity),
  ].join('\n\n');
}

/** Mermaid's xychart; it gets only our own numbers. More points are not readable. */
const POINTS_AT_MOST = 24;

function renderChart(capacity: RolloutPlan['capacity']): string {
  if (capacity.length > POINTS_AT_MOST) return '';
  const list = (values: readonly number[]): string => `[${values.join(', ')}]`;
  const times = capacity.map(({ afterMs }) => `"${Math.round(afterMs / 1000)} s"`);
  const most = Math.max(1, ...capacity.map(({ running }) => running));
  return renderFence(
    [
      'xychart-beta',
      '  title "Tasks running or starting (bars) and healthy (line)"',
      `  x-axis [${times.join(', ')}]`,
      `  y-axis "tasks" 0 --> ${most}`,
      `  bar ${list(capacity.map(({ running }) => running))}`,
      `  line ${list(capacity.map(({ healthy }) => healthy))}`,
    ],
    'mermaid',
  );
}
