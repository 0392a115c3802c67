import type { GoverningSetting, SpanKind } from '../../model/timeline.js';

/** One bar of the chart and one row of the table. */
export interface TimelineRow {
  readonly kind: SpanKind | 'phase' | 'planned';
  readonly label: string;
  readonly fromMs: number;
  /** null: not over at the last look. */
  readonly toMs: number | null;
  readonly setting: GoverningSetting | null;
}

export interface TimelineSection {
  /** Our own word; foreign text comes after it. */
  readonly title: 'run' | 'old' | 'new' | 'task';
  /** A revision, a task or a worker; '' for the run. Foreign. */
  readonly name: string;
  readonly rows: readonly TimelineRow[];
}
