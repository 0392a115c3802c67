/** What the lints look at before anything is changed, and what they find. Plain JSON; no secret, no broker URL. */
import type { TaskProtection } from './protection.js';
import type { Service, TargetGroupSettings } from './service.js';
import type { TaskDefinition } from './task-definition.js';

/** `stop`: this deploy can't work, or would cut work. `warn`: it may, or hurts later. `note`: good to know. */
export type LintSeverity = 'stop' | 'warn' | 'note';

export interface LintFinding {
  /** Name of the lint, of its file and of its page in docs/lints. */
  readonly id: string;
  /** Its number, `L01`. Both are accepted by preflight-ignore. */
  readonly code: string;
  readonly severity: LintSeverity;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

export interface PreflightFacts {
  readonly atMs: number;
  readonly service: Service;
  /** What the service is to have after the update. */
  readonly desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** What is to be deployed. It may hold secrets: of environment and commands only names and known words are shown. */
  readonly definition: TaskDefinition;
  /** Settings of the service's target groups, as far as they could be read. */
  readonly targetGroups: readonly TargetGroupSettings[];
  /** From RUNNING to healthy, of tasks of this service; [] where none is known. */
  readonly observedHealthyMs: readonly number[];
  /** Running tasks that are protected, by whomever. */
  readonly protections: readonly TaskProtection[];
  readonly drain: 'before' | 'overlap' | 'none';
  /** null: no broker-url. */
  readonly brokerKind: 'redis' | 'amqp' | null;
  /** Of broker-transport-options; null: not given, so kombu's default. */
  readonly visibilityTimeoutSeconds: number | null;
  readonly drainTimeoutMs: number;
  readonly healthTimeoutMs: number;
  /** The step watches the rollout and rolls back by itself. */
  readonly rollsBackItself: boolean;
  /** The latest possible end without a rollback, and with one. */
  readonly endsAtMs: number;
  readonly endsWithRollbackAtMs: number;
  /** null: not known. */
  readonly credentialsExpireAtMs: number | null;
  readonly jobEndsAtMs: number | null;
}

export interface PreflightVerdict {
  /** Worst first; ignored ones are left out. */
  readonly findings: readonly LintFinding[];
  /** Ids that found something and were to be ignored. */
  readonly ignored: readonly string[];
  /** One sentence for each finding that refuses the deploy. */
  readonly refusals: readonly string[];
}
