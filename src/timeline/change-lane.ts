import type { Timeline, TimelineLane, TimelineSpan } from '../model/timeline.js';

/** More tasks add no information; those left out are counted. */
const LANES_AT_MOST = 600;

/** A lane before its first span. */
export function openLane(id: string, change: Partial<TimelineLane> = {}): TimelineLane {
  return { id, side: null, taskDefinitionArn: null, nodes: [], spans: [], ...change };
}

/** Adds lanes or replaces those with the same id; lanes without a span are left out. */
export function putLanes(timeline: Timeline, changed: readonly TimelineLane[]): Timeline {
  const drawn = changed.filter(({ spans }) => spans.length > 0);
  if (drawn.length === 0) return timeline;
  const byId = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
  let lanesLeftOut = 0;
  for (const lane of drawn) {
    if (byId.has(lane.id) || byId.size < LANES_AT_MOST) byId.set(lane.id, lane);
    else lanesLeftOut += 1;
  }
  return {
    ...timeline,
    lanes: [...byId.values()],
    lanesLeftOut: Math.max(timeline.lanesLeftOut, lanesLeftOut),
  };
}

/** Adds spans and replaces those of the same kinds. */
export function putSpans(
  known: readonly TimelineSpan[],
  drawn: readonly TimelineSpan[],
): readonly TimelineSpan[] {
  const kinds = new Set(drawn.map(({ kind }) => kind));
  return [...known.filter(({ kind }) => !kinds.has(kind)), ...drawn];
}

/** A span that never ends before it starts: the clocks of ECS and the runner differ. */
export function makeSpan(
  kind: TimelineSpan['kind'],
  fromMs: number,
  toMs: number | null,
  setting: TimelineSpan['setting'] = null,
): TimelineSpan {
  return { kind, fromMs, toMs: toMs === null ? null : Math.max(fromMs, toMs), setting };
}
