/** The whole story of a run as plain JSON: what the summary is rendered from and what `report` points to. */
import type { Evidence } from './evidence.js';
import type { Phase } from './inputs.js';
import type { PlanReport } from './plan-report.js';
import type { ServiceEvent } from './service.js';
import type { CallCounts, SettingReport } from './step-report.js';
import type { Timeline } from './timeline.js';
import type { WorkerState } from './worker.js';

export const PASSING_OUTCOMES = ['succeeded', 'no-change', 'planned', 'started'] as const;
export const FAILING_OUTCOMES = [
  'refused',
  'failed',
  'rolled-back',
  'rollback-failed',
  'timed-out',
  'superseded',
  'cancelled',
] as const;
export type Outcome = (typeof PASSING_OUTCOMES)[number] | (typeof FAILING_OUTCOMES)[number];

export interface JobReport {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  /** How long it had been running when we last looked; null: not started. */
  readonly ageMs: number | null;
}

export interface DrainRow {
  readonly node: string;
  readonly taskArn: string | null;
  readonly side: 'old' | 'new';
  readonly queues: readonly string[];
  readonly state: WorkerState;
  /** Held when it was silenced: running and fetched. */
  readonly jobsAtStart: number;
  /** Held when we last looked. */
  readonly jobsLeft: number;
  /** From its silencing until it was idle; null: never seen idle. */
  readonly idleAfterMs: number | null;
  /** What became of its queues. */
  readonly ending: 'silenced' | 'restored' | 'replaced' | 'not-restored' | 'untouched';
}

export interface PhaseReport {
  readonly name: Phase | 'rollback';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly status: 'done' | 'failed' | 'skipped';
  /** One sentence for people. */
  readonly sentence: string;
}

/** One revision of the service as it stands at the end. */
export interface RevisionReport {
  readonly taskDefinitionArn: string;
  readonly deploymentId: string;
  readonly primary: boolean;
  readonly rolloutState: string | null;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Healthy in every target group; null without a load balancer. */
  readonly healthyTargets: number | null;
  /** Tasks whose targets finish their last requests; left out without a load balancer. */
  readonly draining?: number;
  /** Running tasks under task protection; left out where that couldn't be read. */
  readonly protected?: number;
}

/** Stopped tasks of the new revision that died of the same cause. */
export interface DeathReport {
  readonly count: number;
  readonly taskArns: readonly string[];
  readonly stopCode: string | null;
  readonly stoppedReason: string | null;
  readonly container: string | null;
  readonly exitCode: number | null;
  readonly containerReason: string | null;
  /** Spot, user stops, capacity, throttling, network time-outs: never counted. */
  readonly transient: boolean;
}

export interface Diagnosis {
  readonly id: string;
  readonly severity: 'cause' | 'symptom' | 'note';
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly evidence: readonly string[];
}

export interface Report {
  version: 1;
  cluster: string;
  service: string;
  region: string | null;
  startedAtMs: number;
  endedAtMs: number;
  /** The latest possible end, printed at the start; null until the inputs were read. */
  latestEndAtMs: number | null;
  outcome: Outcome;
  /** Why it ended so, in one or two sentences that say what to do. */
  reason: string;
  /** Every problem that made us refuse. */
  refusals: string[];
  warnings: string[];
  phases: PhaseReport[];
  drain: { mode: 'before' | 'overlap' | 'none'; why: string; rows: DrainRow[]; jobsLeft: JobReport[] };
  taskDefinitionArn: string | null;
  previousTaskDefinitionArn: string | null;
  /** True when this run registered `taskDefinitionArn`. */
  registered: boolean;
  deploymentId: string | null;
  serving: { sentence: string; taskDefinitionArn: string | null; revisions: RevisionReport[] };
  events: ServiceEvent[];
  deaths: DeathReport[];
  diagnoses: Diagnosis[];
  /** Where the pages of the rules are; null where the runner doesn't say what is run. */
  rulePagesUrl: string | null;
  /** What the diagnoses were made from: a run that failed can be judged again. null: it passed, or nothing was seen. */
  evidence: Evidence | null;
  /** Dry run: what would be done, a line each. */
  plan: string[];
  /** What was found out before the first change; left out until the look is over. */
  ahead?: PlanReport;
  /** What happened when; left out until something did. */
  timeline?: Timeline;
  /** Commands for a person, where we could not undo ourselves. */
  repairs: string[];
  /** The step's inputs. */
  settings?: readonly SettingReport[];
  calls?: CallCounts;
  /** The page of the workflow's run; left out where the runner doesn't say. */
  runUrl?: string;
}
