import type { QueueRecord, Timeline } from '../model/timeline.js';

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
