import type { GoverningSetting, SpanKind, Timeline, TimelineSpan } from '../model/timeline.js';

/** The longest part of a run among those that held up others. */
export interface SlowestPart {
  readonly kind: SpanKind;
  readonly setting: GoverningSetting | null;
  readonly tookMs: number;
  /** How often it happened, one after the other. */
  readonly times: number;
  /** Old or new tasks, if it was about tasks. */
  readonly side: 'old' | 'new' | null;
}

interface Link extends TimelineSpan {
  readonly toMs: number;
  readonly side: 'old' | 'new' | null;
}

/** These hold nothing up: a rollout is the whole, and idle only waits. */
const NO_CAUSE: ReadonlySet<SpanKind> = new Set(['rollout', 'idle']);

/** A look may show an end this much after the start of the next part. */
const SLACK_MS = 1_000;

/**
 * Follows the run back from its end: the part that ended last was the one waited for; before it, the part that ended last
 * before it started; and so on. Of these parts, the kind that took longest in total. null: nothing is known.
 */
export function findSlowest(
  { lanes }: Timeline,
  { startedAtMs, endedAtMs }: { readonly startedAtMs: number; readonly endedAtMs: number },
): SlowestPart | null {
  const links = lanes.flatMap(({ side, spans }) =>
    spans
      .filter(({ kind }) => !NO_CAUSE.has(kind))
      .map((span): Link => ({ ...span, side, toMs: Math.min(span.toMs ?? endedAtMs, endedAtMs) }))
      .filter(({ fromMs, toMs }) => toMs > Math.max(fromMs, startedAtMs)),
  );
  const chain = followBack(links, startedAtMs, endedAtMs);
  const byKind = new Map<SpanKind, SlowestPart>();
  for (const { kind, setting, side, fromMs, toMs } of chain) {
    const known = byKind.get(kind);
    byKind.set(kind, {
      kind,
      side: known === undefined || known.side === side ? side : null,
      setting: known?.setting ?? setting,
      tookMs: (known?.tookMs ?? 0) + toMs - Math.max(fromMs, startedAtMs),
      times: (known?.times ?? 0) + 1,
    });
  }
  return [...byKind.values()].sort((a, b) => b.tookMs - a.tookMs)[0] ?? null;
}

function followBack(links: readonly Link[], startedAtMs: number, endedAtMs: number): readonly Link[] {
  const chain: Link[] = [];
  let untilMs = endedAtMs;
  // Each step goes back in time and uses each link once.
  const open = [...links].sort((a, b) => b.toMs - a.toMs || a.fromMs - b.fromMs);
  for (const link of open) {
    if (untilMs <= startedAtMs) break;
    if (link.toMs > untilMs + SLACK_MS || link.fromMs >= untilMs) continue;
    chain.push({ ...link, toMs: Math.min(link.toMs, untilMs) });
    untilMs = link.fromMs;
  }
  return chain;
}
