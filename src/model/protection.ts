/** Task scale-in protection: while it lasts ECS does not stop the task for a deployment or a scale-in. */

export interface TaskProtection {
  readonly taskArn: string;
  /** The protection then expires: a lost runner can't block a service forever. */
  readonly expiresAtMs: number | null;
}

export interface ProtectionFailure {
  readonly taskArn: string;
  /** DEPLOYMENT_BLOCKED, MISSING, TASK_NOT_VALID, … */
  readonly reason: string;
}

/** Failures of single tasks come with a call that succeeded. */
export interface ProtectionAnswer {
  readonly protections: readonly TaskProtection[];
  readonly failures: readonly ProtectionFailure[];
}
