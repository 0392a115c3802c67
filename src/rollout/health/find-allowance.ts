import type { HealthSettings } from '../../model/health.js';
import type { ContainerCheckPace } from '../../model/rollout-plan.js';
import type { Service, TargetGroupSettings } from '../../model/service.js';
import { formatDuration } from '../../wording/format-duration.js';

/** From RUNNING to registered and first checked. */
const REGISTRATION_MS = 20_000;
/** The next task may take this much longer than the slowest seen. */
const PATIENCE = 1.5;

export interface Allowance {
  /** From RUNNING. */
  readonly ms: number;
  /** `5 checks of 30 s each after 60 s grace` */
  readonly words: string;
}

/**
 * How long a task may be RUNNING without being healthy before its own health settings prove that it won't be; null if it has
 * no checks, or the settings are not readable. An application that answers by the end of its grace period always passes: an
 * unhealthy target needs HealthyThreshold good checks, and stays unhealthy after UnhealthyThreshold bad ones (ELB guide,
 * target group health checks); a container is UNHEALTHY after `retries` failures past its start period. A service whose
 * tasks have been slower gets more time.
 */
export function findAllowance(
  service: Service,
  settings: HealthSettings,
  observedMs: readonly number[],
): Allowance | null {
  const { targetGroups, containerChecks } = settings;
  if (targetGroups === null || containerChecks === null) return null;
  const graceSeconds = service.healthCheckGracePeriodSeconds;
  const allowances = [
    ...targetGroups.map((group) => ofTargetGroup(group, graceSeconds)),
    ...containerChecks.map((check) => ofContainer(check, graceSeconds)),
  ];
  const [longest] = allowances.sort((a, b) => b.ms - a.ms);
  if (longest === undefined) return null;
  const slowestMs = Math.max(0, ...observedMs);
  if (PATIENCE * slowestMs <= longest.ms) return longest;
  return {
    ms: PATIENCE * slowestMs,
    words: `1.5 × the ${formatDuration(slowestMs)} that the slowest task took`,
  };
}

function ofTargetGroup(group: TargetGroupSettings, graceSeconds: number): Allowance {
  const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = group;
  const checks = Math.max(healthyThreshold, unhealthyThreshold);
  return {
    ms: (graceSeconds + checks * intervalSeconds + timeoutSeconds) * 1000 + REGISTRATION_MS,
    words: describeChecks(checks, intervalSeconds, graceSeconds),
  };
}

function ofContainer(check: ContainerCheckPace, graceSeconds: number): Allowance {
  const { intervalSeconds, timeoutSeconds, retries, startPeriodSeconds } = check;
  const waitSeconds = Math.max(graceSeconds, startPeriodSeconds);
  return {
    ms: (waitSeconds + retries * (intervalSeconds + timeoutSeconds)) * 1000,
    words: describeChecks(retries, intervalSeconds, waitSeconds),
  };
}

/** `2 checks of 30 s each after 60 s grace` */
export function describeChecks(checks: number, intervalSeconds: number, graceSeconds: number): string {
  const after = graceSeconds === 0 ? '' : ` after ${graceSeconds} s grace`;
  return `${checks} ${checks === 1 ? 'check' : 'checks'} of ${intervalSeconds} s each${after}`;
}
