import { SPAN_KINDS } from '../../model/timeline.js';
import type { TimelineLane, TimelineSpan } from '../../model/timeline.js';
import { countOf } from '../../wording/count-of.js';
import { revisionOf } from '../../wording/shorten-arn.js';
import { LABELS } from './labels.js';
import type { TimelineRow, TimelineSection } from './row.js';

/** Waves that get a bar each; more of them share one bar. */
const WAVES_AT_MOST = 4;
/** The revisions of a service that is deployed over and over would fill the page. */
const SECTIONS_AT_MOST = 6;

/** One section per revision; overlapping spans of one kind share a bar, labelled with their number of tasks. */
export function groupLanes(lanes: readonly TimelineLane[], endedAtMs: number): readonly TimelineSection[] {
  const groups = new Map<string, TimelineLane[]>();
  for (const lane of lanes) {
    const key = JSON.stringify([lane.side, lane.taskDefinitionArn]);
    groups.set(key, [...(groups.get(key) ?? []), lane]);
  }
  return [...groups.values()].slice(0, SECTIONS_AT_MOST).map((group) => ({
    title: group[0]?.side ?? 'task',
    name: group[0] === undefined ? '' : revisionName(group[0]),
    rows: SPAN_KINDS.flatMap((kind) =>
      toWaves(
        group.flatMap(({ spans }) => spans.filter((span) => span.kind === kind)),
        endedAtMs,
      ),
    ).sort((a, b) => a.fromMs - b.fromMs),
  }));
}

interface Wave {
  fromMs: number;
  toMs: number;
  open: boolean;
  count: number;
}

function toWaves(spans: readonly TimelineSpan[], endedAtMs: number): readonly TimelineRow[] {
  const [first] = spans;
  if (first === undefined) return [];
  const waves: Wave[] = [];
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = waves.at(-1);
    const span = { fromMs, toMs: toMs ?? endedAtMs, open: toMs === null, count: 1 };
    if (last === undefined || fromMs > last.toMs) waves.push(span);
    else join(last, span);
  }
  const shown = waves.length > WAVES_AT_MOST ? [waves.reduce(joined)] : waves;
  return shown.map(({ fromMs, toMs, open, count }) => ({
    kind: first.kind,
    label: `${LABELS[first.kind]}, ${countOf(count, 'task')}`,
    fromMs,
    toMs: open ? null : toMs,
    setting: first.setting,
  }));
}

function join(wave: Wave, other: Wave): void {
  wave.toMs = Math.max(wave.toMs, other.toMs);
  wave.open ||= other.open;
  wave.count += other.count;
}

function joined(wave: Wave, other: Wave): Wave {
  const both = { ...wave };
  join(both, other);
  return both;
}

/** `web:46`; '' if not known. */
function revisionName({ taskDefinitionArn }: TimelineLane): string {
  return taskDefinitionArn === null ? '' : revisionOf(taskDefinitionArn);
}
