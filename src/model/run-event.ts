/**
 * Everything that a run reports, as plain JSON. Phases tell these events and know nothing of the report, which is folded
 * from them (src/report/).
 */
import type { EndedJob } from './ended-job.js';
import type { EtaJob } from './eta-job.js';
import type { Evidence } from './evidence.js';
import type { PlanReport, RosterRow } from './plan-report.js';
import type { TaskProtection } from './protection.js';
import type { DrainChoice, DrainRow, Outcome, PhaseReport } from './report.js';
import type { Service } from './service.js';
import type { CallCounts, SettingReport } from './step-report.js';
import type { Task } from './task.js';
import type { TimelineSettings } from './timeline.js';
import type { SilencedWorker } from './undo-record.js';
import type { ServiceLook, WatchEnding } from './watch.js';
import type { Job, WorkerState } from './worker.js';

/** What a drain knows of one worker. */
export interface DrainedWorker {
  readonly node: string;
  readonly taskArn: string | null;
  readonly side: 'old' | 'new';
  readonly state: WorkerState;
  readonly queues: readonly {
    readonly name: string;
    /** `active_queues` no longer shows it. */
    readonly confirmed: boolean;
    /** False: it turned up later, and is not given back. */
    readonly original: boolean;
  }[];
  readonly active: readonly Job[];
  readonly reserved: readonly Job[];
  readonly jobsAtStart: number | null;
  /** null: no command was sent to it yet. */
  readonly firstCommandAtMs: number | null;
  readonly idleAtMs: number | null;
}

/** What a look at the workers shows of one of them. */
export interface WorkerAnswer {
  readonly node: string;
  readonly taskArn: string | null;
  readonly answers: boolean;
  readonly queues: readonly string[];
}

export type RunEvent =
  /** The first event of a run. */
  | {
      readonly kind: 'run-opened';
      readonly cluster: string;
      readonly service: string;
      readonly region: string | null;
      readonly settings: readonly SettingReport[];
      readonly rulePagesUrl: string | null;
      readonly runUrl: string | null;
    }
  /** The latest possible end became known, or later than it was. */
  | { readonly kind: 'end-bounded'; readonly latestEndAtMs: number; readonly what: 'run' | 'hand-over' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'phase-begun'; readonly title: string }
  | { readonly kind: 'phase-ended'; readonly phase: PhaseReport }
  /** For the log and the page. The same sentence twice is one warning. */
  | { readonly kind: 'warned'; readonly sentence: string }
  /** For the log alone. */
  | { readonly kind: 'noted'; readonly sentence: string; readonly isWarning?: boolean }
  /** How far a wait is: for the log alone, and not kept. `heartbeat`: nothing changed, and the time that is left. */
  | { readonly kind: 'progressed'; readonly sentence: string; readonly heartbeat: string | null }
  | { readonly kind: 'service-found'; readonly service: Service; readonly tasks: readonly Task[] }
  | {
      readonly kind: 'preflight-done';
      readonly ahead: PlanReport;
      /** null: the rollout can't be planned. */
      readonly settings: TimelineSettings | null;
    }
  | {
      readonly kind: 'deploy-planned';
      readonly previousTaskDefinitionArn: string;
      readonly drain: DrainChoice;
      /** null: nothing is drained. */
      readonly workers: readonly RosterRow[] | null;
      readonly otherNodes: readonly string[];
      /** Given up on purpose (`drop-queues`). */
      readonly droppedQueues?: readonly string[];
      readonly runningTasks: number;
    }
  /** Dry run: what a deploy would do, a line each. */
  | { readonly kind: 'dry-run-planned'; readonly lines: readonly string[] }
  /** Another drain mode than planned. `isWarning`: what was preferred is not possible. */
  | { readonly kind: 'drain-changed'; readonly drain: DrainChoice; readonly isWarning: boolean }
  /** `registered`: by this run; null: it was registered before. */
  | {
      readonly kind: 'revision-chosen';
      readonly taskDefinitionArn: string;
      readonly registered: { readonly askedAtMs: number; readonly answeredAtMs: number } | null;
    }
  /** `deploymentId` null: UpdateService started no new deployment, and `primaryId` goes on. */
  | {
      readonly kind: 'service-updated';
      readonly deploymentId: string | null;
      readonly primaryId: string | null;
    }
  /** `phases: post-deploy` alone watches a deployment that an earlier step, or another run, started. */
  | {
      readonly kind: 'deployment-adopted';
      readonly deploymentId: string;
      readonly taskDefinitionArn: string;
      readonly previousTaskDefinitionArn: string | null;
      readonly drained: boolean;
    }
  /** `protections` null: they can't be read. `previousDeploymentId` is of use during a rollout only. */
  | {
      readonly kind: 'service-looked';
      readonly during: 'rollout' | 'rollback' | 'end';
      readonly deploymentId: string;
      readonly previousDeploymentId: string;
      readonly look: Omit<ServiceLook, 'atMs'>;
      readonly protections: readonly TaskProtection[] | null;
    }
  | { readonly kind: 'workers-looked'; readonly workers: readonly WorkerAnswer[] }
  /** Queues that the new workers leave out, and that workers of other services consume. */
  | {
      readonly kind: 'queues-elsewhere';
      readonly queues: readonly { readonly queue: string; readonly nodes: readonly string[] }[];
    }
  | { readonly kind: 'drain-looked'; readonly workers: readonly DrainedWorker[] }
  /** Workers are gone, and these jobs were on them at the last look. */
  | { readonly kind: 'jobs-ended'; readonly jobs: readonly EndedJob[] }
  /** ETA jobs in the memory of silenced workers, each told once. `others`: the next ones of those not waited for. */
  | {
      readonly kind: 'eta-jobs-found';
      readonly boundAtMs: number;
      readonly awaitedCount: number;
      readonly otherCount: number;
      readonly others: readonly EtaJob[];
    }
  | { readonly kind: 'workers-ended'; readonly nodes: readonly string[]; readonly ending: DrainRow['ending'] }
  /** Restored workers made way for fresh tasks of the same revision. */
  | {
      readonly kind: 'workers-replaced';
      readonly nodes: readonly string[];
      readonly deploymentId: string;
      readonly sentence: string;
    }
  | {
      readonly kind: 'watch-ended';
      readonly status: WatchEnding['status'];
      readonly sentence: string;
    }
  /** From UpdateService to the end of a rollout that completed. */
  | { readonly kind: 'rollout-timed'; readonly tookMs: number }
  | { readonly kind: 'evidence-collected'; readonly evidence: Evidence }
  /** UpdateService, RegisterTaskDefinition or another call ended the run. */
  | { readonly kind: 'call-failed'; readonly message: string }
  | { readonly kind: 'undo-begun'; readonly overlap: boolean; readonly workers: readonly SilencedWorker[] }
  /** Commands for a person, where the undo was not possible. */
  | { readonly kind: 'repairs-listed'; readonly commands: readonly string[] }
  /** The last event of the step. */
  | {
      readonly kind: 'run-ended';
      readonly outcome: Outcome;
      readonly reason: string;
      readonly calls: CallCounts;
    };

/** An event and its time, in epoch milliseconds. */
export type StampedEvent = RunEvent & { readonly atMs: number };
