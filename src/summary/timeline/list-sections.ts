import type { Report } from '../../model/report.js';
import { SPAN_KINDS } from '../../model/timeline.js';
import type { TimelineLane, TimelineSpan } from '../../model/timeline.js';
import { shortenTask } from '../../wording/shorten-arn.js';
import { groupLanes } from './group-lanes.js';
import { LABELS } from './labels.js';
import type { TimelineRow, TimelineSection } from './row.js';

/** More are not readable on a phone: then all tasks of a revision share one section. */
const LANES_AT_MOST = 12;
const ROWS_AT_MOST = 30;
/** Below this share of the whole a bar is too thin to see. */
const SHORTEST_SHARE = 0.01;

/**
 * The run, then old, then new: one section per task or worker, or, if there are many, per revision. `all`: includes bars
 * that are too short to see.
 */
export function listSections(report: Report, { all }: { readonly all: boolean }): readonly TimelineSection[] {
  const lanes = report.timeline?.lanes ?? [];
  const shortestMs = (report.endedAtMs - report.startedAtMs) * SHORTEST_SHARE;
  const isSeen = ({ fromMs, toMs }: TimelineSpan): boolean =>
    (toMs ?? report.endedAtMs) - fromMs > shortestMs;
  const service = lanes.find(({ id }) => id === 'service');
  const own = lanes
    .filter((lane) => lane !== service)
    .map((lane) => ({ ...lane, spans: lane.spans.filter(all ? isOver : isSeen) }))
    .filter(({ spans }) => spans.some(isSeen))
    .sort((a, b) => order(a) - order(b) || beginOf(a) - beginOf(b));
  const count = own.reduce((sum, { spans }) => sum + spans.filter(isSeen).length, 0);
  const isMany = own.length > LANES_AT_MOST || count > ROWS_AT_MOST;
  const sections = isMany
    ? groupLanes(own, report.endedAtMs)
    : own.map((lane): TimelineSection => ({
        title: lane.side ?? 'task',
        name: nameOf(lane),
        rows: toRows(lane.spans),
      }));
  return [{ title: 'run', name: '', rows: listRun(report, service) }, ...sections];
}

/** It took some time, even if little. */
function isOver({ fromMs, toMs }: TimelineSpan): boolean {
  return toMs === null || toMs > fromMs;
}

function listRun(report: Report, service: TimelineLane | undefined): readonly TimelineRow[] {
  const spans = service?.spans ?? [];
  const rollout = spans.find(({ kind }) => kind === 'rollout');
  // The rollout's own bar covers these two phases, which start and watch it.
  const isCovered = (name: string): boolean =>
    rollout !== undefined && (name === 'deploy' || name === 'post-deploy');
  const phases = report.phases
    .filter(({ name, status }) => status !== 'skipped' && !isCovered(name))
    .map(({ name, startedAtMs, endedAtMs }) => ({
      ...{ kind: 'phase' as const, label: name, setting: null },
      ...{ fromMs: startedAtMs, toMs: endedAtMs },
    }));
  // A bar far beyond the end would squeeze all the others.
  const latestMs = report.endedAtMs + (report.endedAtMs - report.startedAtMs) / 2;
  const expectedMs = report.ahead?.rollout?.duration.expected ?? null;
  const planned =
    rollout === undefined || expectedMs === null || rollout.fromMs + expectedMs > latestMs
      ? []
      : [
          {
            ...{ kind: 'planned' as const, label: 'rollout estimate', setting: null },
            ...{ fromMs: rollout.fromMs, toMs: rollout.fromMs + expectedMs },
          },
        ];
  return [...phases, ...toRows(spans), ...planned].sort((a, b) => a.fromMs - b.fromMs);
}

function toRows(spans: readonly TimelineSpan[]): readonly TimelineRow[] {
  return [...spans]
    .sort((a, b) => a.fromMs - b.fromMs || SPAN_KINDS.indexOf(a.kind) - SPAN_KINDS.indexOf(b.kind))
    .map((span) => ({ ...span, label: LABELS[span.kind] }));
}

function order({ side }: TimelineLane): number {
  return side === 'old' ? 0 : side === 'new' ? 1 : 2;
}

function beginOf({ spans }: TimelineLane): number {
  return Math.min(...spans.map(({ fromMs }) => fromMs));
}

/** A task's id; for a worker without a known task, its node name. */
function nameOf({ id, taskDefinitionArn, nodes }: TimelineLane): string {
  if (taskDefinitionArn === null && nodes.includes(id)) return id;
  return shortenTask(id);
}
