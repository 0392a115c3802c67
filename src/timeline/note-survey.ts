import type { Timeline, TimelineLane, TimelineSpan } from '../model/timeline.js';
import { shortenArn } from '../wording/shorten-arn.js';
import { makeSpan, putLanes, putSpans } from './change-lane.js';
import type { SurveyedWorker } from './note-consumers.js';
import { setConsumers } from './note-consumers.js';

/** Adds one survey of the workers: since when those on new tasks consume, and which queues have no consumer. */
export function noteSurvey(timeline: Timeline, atMs: number, workers: readonly SurveyedWorker[]): Timeline {
  const lanes = timeline.lanes.flatMap((lane) => drawConsuming(lane, atMs, workers));
  return setConsumers(putLanes(timeline, lanes), atMs, workers);
}

/** From RUNNING to the first look that showed its worker consuming. */
function drawConsuming(
  lane: TimelineLane,
  atMs: number,
  workers: readonly SurveyedWorker[],
): readonly TimelineLane[] {
  const find = (kind: TimelineSpan['kind']): TimelineSpan | undefined =>
    lane.spans.find((span) => span.kind === kind);
  const runningSinceMs = find('start')?.toMs ?? null;
  const known = find('begin-consuming');
  if (lane.side !== 'new' || runningSinceMs === null || find('stop') !== undefined) return [];
  if (known !== undefined && known.toMs !== null) return [];
  const own = workers.filter(({ taskArn }) => taskArn !== null && shortenArn(taskArn) === lane.id);
  const consumes = own.some(({ answers, queues }) => answers && queues.length > 0);
  const nodes = [...new Set([...lane.nodes, ...own.map(({ node }) => node)])];
  const span = makeSpan('begin-consuming', runningSinceMs, consumes ? atMs : null);
  return [{ ...lane, nodes, spans: putSpans(lane.spans, [span]) }];
}
