import type { QueueRecord, Timeline } from '../model/timeline.js';
import { formatDuration } from '../wording/format-duration.js';

/** How long a queue had no consumer; null where no worker was looked at. As the looks showed: shorter gaps go unseen. */
export interface Gap {
  readonly queue: string;
  readonly tookMs: number;
  /** Nobody consumed it when we last looked. */
  readonly lasts: boolean;
}

/** Per queue, longest first. */
export function findGaps({ queues }: Pick<Timeline, 'queues'>, endedAtMs: number): readonly Gap[] {
  return queues
    .filter(({ gaps }) => gaps.length > 0)
    .map(({ queue, gaps }: QueueRecord) => ({
      queue,
      tookMs: gaps.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, (toMs ?? endedAtMs) - fromMs), 0),
      lasts: gaps.at(-1)?.toMs === null,
    }))
    .sort((a, b) => b.tookMs - a.tookMs);
}

/** More queues than this are told by their number. */
const NAMED_AT_MOST = 5;

/** One sentence; '' where no worker was looked at. */
export function describeConsumption(timeline: Pick<Timeline, 'queues'>, endedAtMs: number): string {
  if (timeline.queues.length === 0) return '';
  const gaps = findGaps(timeline, endedAtMs);
  if (gaps.length === 0) return 'No queue was without a consumer, as far as the looks at the workers showed.';
  const told = gaps
    .slice(0, NAMED_AT_MOST)
    .map(
      ({ queue, tookMs, lasts }) =>
        `\`${queue}\` ${formatDuration(tookMs)}${lasts ? ' (and still when the step ended)' : ''}`,
    );
  const more = gaps.length > NAMED_AT_MOST ? [`${gaps.length - NAMED_AT_MOST} more queues`] : [];
  return `Without a consumer, by the looks at the workers: ${[...told, ...more].join(', ')}.`;
}
