import type { Timeline } from '../model/timeline.js';
import { makeSpan, openLane, putLanes, putSpans } from './change-lane.js';

/** Adds the registration of the new revision. */
export function noteRevision(timeline: Timeline, askedAtMs: number, answeredAtMs: number): Timeline {
  const lane = timeline.lanes.find(({ id }) => id === 'service') ?? openLane('service');
  const span = makeSpan('register-revision', askedAtMs, answeredAtMs);
  return putLanes(timeline, [{ ...lane, spans: putSpans(lane.spans, [span]) }]);
}
