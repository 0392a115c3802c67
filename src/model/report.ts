/** A whole run as plain JSON: what the summary is rendered from, and the file that the output `report` names. */
import type { EndedJob } from './ended-job.js';
import type { EtaJob } from './eta-job.js';
import type { Evidence } from './evidence.js';
import type { Phase } from './inputs.js';
import type { Journal } from './journal.js';
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
  /** Held when it was silenced: running and fetched; null: it never answered. */
  readonly jobsAtStart: number | null;
  /** Held when we last looked. */
  readonly jobsLeft: number;
  /** From its silencing until it was idle; null: never seen idle. */
  readonly idleAfterMs: number | null;
  /** What happened to its queues. */
  readonly ending: 'silenced' | 'restored' | 'replaced' | 'not-restored' | 'untouched';
}

export interface PhaseReport {
  readonly name: Phase | 'rollback' | 'replacement';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly status: 'done' | 'failed' | 'skipped';
  /** One sentence for people. */
  readonly sentence: string;
}

/** One revision of the service as it is at the end. */
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
  /** Tasks whose targets finish their last requests; null without a load balancer. */
  readonly draining: number | null;
  /** Running tasks under task protection; null where that couldn't be read. */
  readonly protected: number | null;
}

/** Stopped tasks of the new revision that failed the same way. */
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

export interface DrainChoice {
  readonly mode: 'before' | 'overlap' | 'none';
  readonly why: string;
}

export interface DrainReport extends DrainChoice {
  readonly rows: readonly DrainRow[];
  /** Held by silenced workers when we last looked. */
  readonly jobsLeft: readonly JobReport[];
  /** Held by workers whose tasks ended: none of them is known to have finished. */
  readonly endedJobs: readonly EndedJob[];
  readonly etaJobs: EtaJobsReport;
  /** Queues of the old workers that the new revision gives up on purpose (`drop-queues`). */
  readonly droppedQueues?: readonly string[];
}

/** ETA, countdown and retry jobs in the memory of silenced workers. */
export interface EtaJobsReport {
  /** Due within the drain's bound. */
  readonly awaitedCount: number;
  readonly otherCount: number;
  /** The next ones of the others. */
  readonly others: readonly EtaJob[];
}

/** Workers that got their queues back and were replaced: `add_consumer` does not survive a broker reconnect. */
export interface ReplacementReport {
  readonly nodes: readonly string[];
  readonly deploymentId: string;
  /** How it ended, for people. */
  readonly sentence: string;
}

export interface ServingReport {
  readonly sentence: string;
  readonly taskDefinitionArn: string | null;
  readonly revisions: readonly RevisionReport[];
}

/** Written by `src/report/` alone, which folds it from the run's events. What is not known is null. */
export interface Report {
  readonly version: 1;
  readonly cluster: string;
  readonly service: string;
  readonly region: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** The latest possible end, printed at the start; null until the inputs were read. */
  readonly latestEndAtMs: number | null;
  readonly outcome: Outcome;
  /** Why it ended so, in one or two sentences that say what to do. */
  readonly reason: string;
  /** Every problem that made us refuse. */
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
  readonly phases: readonly PhaseReport[];
  readonly drain: DrainReport;
  readonly taskDefinitionArn: string | null;
  readonly previousTaskDefinitionArn: string | null;
  /** True when this run registered `taskDefinitionArn`. */
  readonly registered: boolean;
  readonly deploymentId: string | null;
  readonly serving: ServingReport;
  readonly events: readonly ServiceEvent[];
  readonly deaths: readonly DeathReport[];
  readonly diagnoses: readonly Diagnosis[];
  /** Where the pages of the rules are; null where the runner doesn't say what is run. */
  readonly rulePagesUrl: string | null;
  /** What the diagnoses were made from: a run that failed can be judged again. null: it passed, or nothing was seen. */
  readonly evidence: Evidence | null;
  /** Dry run: what would be done, a line each. */
  readonly plan: readonly string[];
  /** What was found out before the first change; null until then, and where nothing is rolled out. */
  readonly ahead: PlanReport | null;
  /** What happened when; null until something did. */
  readonly timeline: Timeline | null;
  /** null: no restored worker was replaced. */
  readonly replacement: ReplacementReport | null;
  /** Commands for a person, where we could not undo ourselves. */
  readonly repairs: readonly string[];
  /** The step's inputs. */
  readonly settings: readonly SettingReport[];
  readonly calls: CallCounts;
  /** The page of the workflow's run; null where the runner doesn't say. */
  readonly runUrl: string | null;
  /** The events that this report is folded from: `npm run replay`. */
  readonly journal: Journal;
}
