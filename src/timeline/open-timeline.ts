import type { Timeline } from '../model/timeline.js';

/** Nothing seen yet. */
export function openTimeline(): Timeline {
  return { settings: {}, lanes: [], lanesLeftOut: 0, queues: [] };
}
