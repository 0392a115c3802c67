import type { Timeline } from '../model/timeline.js';

/** A timeline before the first look. */
export function openTimeline(): Timeline {
  return { settings: {}, lanes: [], lanesLeftOut: 0, queues: [] };
}
