import type { GoverningSetting, TimelineSettings } from '../model/timeline.js';

/** DeploymentConfiguration.minimumHealthyPercent: a task that nothing checks counts as healthy 40 s after RUNNING. */
const UNCHECKED_MS = 40_000;

export function governDeregistration(settings: TimelineSettings): GoverningSetting {
  return name('deregistration_delay.timeout_seconds', settings.deregistrationDelayMs);
}

export function governStop(settings: TimelineSettings): GoverningSetting {
  return name('stopTimeout', settings.stopTimeoutMs);
}

export function governDrain(settings: TimelineSettings): GoverningSetting {
  return name('drain-timeout', settings.drainTimeoutMs);
}

export function governStability(settings: TimelineSettings): GoverningSetting {
  return name('stable-for', settings.stableForMs);
}

/** It governs how long a task that does not become healthy is left to try. */
export function isOfFailingChecks(setting: GoverningSetting | null): boolean {
  return setting !== null && FAILING.includes(setting.name);
}

const GRACE = 'healthCheckGracePeriodSeconds';
const THRESHOLD = 'HealthCheckIntervalSeconds × UnhealthyThresholdCount';
const FAILING: readonly string[] = [GRACE, THRESHOLD];

/** One passing check makes a new target healthy (ELB guide), and a container too (ContainerDefinition.healthCheck). */
export function governHealth(
  checkedBy: 'targets' | 'failing-targets' | 'container' | 'nothing',
  settings: TimelineSettings,
): GoverningSetting {
  switch (checkedBy) {
    case 'targets':
      return name('HealthCheckIntervalSeconds', settings.healthCheckIntervalMs);
    case 'failing-targets':
      return (settings.gracePeriodMs ?? 0) > 0
        ? name(GRACE, settings.gracePeriodMs)
        : name(THRESHOLD, settings.unhealthyAfterMs);
    case 'container':
      return name('healthCheck.interval', settings.containerCheckIntervalMs);
    case 'nothing':
      return name('no health check', UNCHECKED_MS);
  }
}

function name(setting: string, valueMs: number | null | undefined): GoverningSetting {
  return { name: setting, valueMs: valueMs ?? null };
}
