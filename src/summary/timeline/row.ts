import type { GoverningSetting, SpanKind } from '../../model/timeline.js';

/** One bar of the chart, and one line of the table. */
export interface TimelineRow {
  readonly kind: SpanKind | 'phase' | 'planned';
  readonly label: string;
  readonly fromMs: number;
  /** null: it was not over when we last looked. */
  readonly toMs: number | null;
  readonly setting: GoverningSetting | null;
}

export interface TimelineSection {
  /** A word of ours; foreign text comes after it. */
  readonly title: 'run' | 'old' | 'new' | 'task';
  /** A revision, a task or a worker; '' for the run. Foreign. */
  readonly name: string;
  readonly rows: readonly TimelineRow[];
}
