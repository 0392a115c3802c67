import type { Timeline, TimelineLane, TimelineSpan } from '../model/timeline.js';

/** More tasks than this tell no more; how many are left out is counted. */
const LANES_AT_MOST = 600;

/** What is known of a lane before its first span. */
export function openLane(id: string, change: Partial<TimelineLane> = {}): TimelineLane {
  return { id, side: null, taskDefinitionArn: null, nodes: [], spans: [], ...change };
}

/** The lanes with these in the place of their former selves; those without a span say nothing. */
export function putLanes(timeline: Timeline, changed: readonly TimelineLane[]): Timeline {
  const telling = changed.filter(({ spans }) => spans.length > 0);
  if (telling.length === 0) return timeline;
  const byId = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
  let lanesLeftOut = 0;
  for (const lane of telling) {
    if (byId.has(lane.id) || byId.size < LANES_AT_MOST) byId.set(lane.id, lane);
    else lanesLeftOut += 1;
  }
  return {
    ...timeline,
    lanes: [...byId.values()],
    lanesLeftOut: Math.max(timeline.lanesLeftOut, lanesLeftOut),
  };
}

/** The spans with these in the place of those of the same kind. */
export function putSpans(
  known: readonly TimelineSpan[],
  drawn: readonly TimelineSpan[],
): readonly TimelineSpan[] {
  const kinds = new Set(drawn.map(({ kind }) => kind));
  return [...known.filter(({ kind }) => !kinds.has(kind)), ...drawn];
}

/** A span that never ends before it begins: the clocks of ECS and of the runner differ. */
export function makeSpan(
  kind: TimelineSpan['kind'],
  fromMs: number,
  toMs: number | null,
  setting: TimelineSpan['setting'] = null,
): TimelineSpan {
  return { kind, fromMs, toMs: toMs === null ? null : Math.max(fromMs, toMs), setting };
}
