import type { GoverningSetting, TimelineSettings } from '../model/timeline.js';

/** DeploymentConfiguration.minimumHealthyPercent: a task without health checks counts as healthy 40 s after RUNNING. */
const UNCHECKED_MS = 40_000;

export function findDeregistrationSetting(settings: TimelineSettings): GoverningSetting {
  return name('deregistration_delay.timeout_seconds', settings.deregistrationDelayMs);
}

export function findStopSetting(settings: TimelineSettings): GoverningSetting {
  return name('stopTimeout', settings.stopTimeoutMs);
}

export function findDrainSetting(settings: TimelineSettings): GoverningSetting {
  return name('drain-timeout', settings.drainTimeoutMs);
}

export function findStabilitySetting(settings: TimelineSettings): GoverningSetting {
  return name('stable-for', settings.stableForMs);
}

/** The setting limits how long a task may take to become healthy. */
export function isOfFailingChecks(setting: GoverningSetting | null): boolean {
  return setting !== null && FAILING.includes(setting.name);
}

const GRACE = 'healthCheckGracePeriodSeconds';
const THRESHOLD = 'HealthCheckIntervalSeconds × UnhealthyThresholdCount';
const FAILING: readonly string[] = [GRACE, THRESHOLD];

/** One passing check makes a new target (ELB guide) or container (ContainerDefinition.healthCheck) healthy. */
export function findHealthSetting(
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
