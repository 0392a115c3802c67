/** The step's inputs as one value, checked and frozen. Durations are in milliseconds. */

export const PHASES = ['pre-deploy', 'deploy', 'post-deploy'] as const;
export type Phase = (typeof PHASES)[number];

export const DRAIN_MODES = ['auto', 'before', 'overlap', 'none'] as const;
export type DrainInput = (typeof DRAIN_MODES)[number];

export const SUMMARY_MODES = ['full', 'brief', 'none'] as const;
/** How much of the job summary is wanted. */
export type SummaryMode = (typeof SUMMARY_MODES)[number];

export const PREFLIGHT_MODES = ['strict', 'warn', 'off'] as const;
export type PreflightMode = (typeof PREFLIGHT_MODES)[number];

/** One `CONTAINER=IMAGE` line. `container` is null for a bare `IMAGE`. */
export interface ImageLine {
  readonly container: string | null;
  readonly image: string;
}

/** The broker URL holds a password: it never leaves the celery adapter and the masker. */
export interface BrokerInputs {
  readonly url: string;
  readonly transportOptions: Readonly<Record<string, unknown>>;
}

export interface Inputs {
  readonly cluster: string;
  readonly service: string;
  /** A path, `family[:revision]`, an ARN, or '' for the service's current one. */
  readonly taskDefinition: string;
  readonly images: readonly ImageLine[];
  readonly phases: readonly Phase[];
  readonly dryRun: boolean;
  readonly preflight: PreflightMode;
  /** Ids or numbers of lints. */
  readonly preflightIgnore: readonly string[];
  readonly broker: BrokerInputs | null;
  readonly drain: DrainInput;
  /** 'auto': the workers on the service's own tasks; else globs over node names. */
  readonly drainWorkers: 'auto' | readonly string[];
  readonly drainQueues: readonly string[];
  /** Globs over names of queues that the new revision gives up. */
  readonly dropQueues: readonly string[];
  readonly drainPollIntervalMs: number;
  readonly drainTimeoutMs: number;
  readonly onDrainTimeout: 'fail' | 'proceed';
  readonly minimumHealthyPercent: number | null;
  readonly maximumPercent: number | null;
  readonly desiredCount: number | null;
  readonly forceNewDeployment: boolean;
  readonly healthTimeoutMs: number;
  readonly healthPollIntervalMs: number;
  readonly stableForMs: number;
  /** 0: never end the watch because of dead tasks. */
  readonly maxFailedTasks: number;
  readonly onFailure: 'rollback' | 'leave';
  /** Workers that got their queues back are replaced by fresh tasks of the same revision. */
  readonly replaceRestored: boolean;
  readonly summary: SummaryMode;
}
