import type { QueueRecord, Timeline } from '../model/timeline.js';

/** How long a queue had no consumer, as the looks showed it: shorter gaps are not seen. */
export interface Gap {
  readonly queue: string;
  readonly tookMs: number;
  /** No worker consumed it at the last look. */
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
