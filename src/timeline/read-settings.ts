import type { PaceFacts } from '../model/rollout-plan.js';
import type { Service, TargetGroupSettings } from '../model/service.js';
import type { TimelineSettings } from '../model/timeline.js';

export interface SettingFacts {
  readonly service: Service;
  readonly pace: Pick<PaceFacts, 'containerCheck' | 'stopTimeoutSeconds'>;
  /** Those that could be read. */
  readonly targetGroups: readonly TargetGroupSettings[];
  readonly maximumPercent: number;
  readonly drainTimeoutMs: number;
  readonly stableForMs: number;
}

const SECOND_MS = 1000;

/** The settings that determine how long parts of the timeline take; of several target groups, the slowest. */
export function readSettings(facts: SettingFacts): TimelineSettings {
  const { service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs } = facts;
  const most = (read: (group: TargetGroupSettings) => number): number =>
    Math.max(...targetGroups.map(read)) * SECOND_MS;
  const check = pace.containerCheck;
  return {
    ...(targetGroups.length === 0
      ? {}
      : {
          deregistrationDelayMs: most((group) => group.deregistrationDelaySeconds),
          healthCheckIntervalMs: most((group) => group.intervalSeconds),
          unhealthyAfterMs: most((group) => group.intervalSeconds * group.unhealthyThreshold),
        }),
    gracePeriodMs: service.healthCheckGracePeriodSeconds * SECOND_MS,
    containerCheckIntervalMs: check === null ? null : check.intervalSeconds * SECOND_MS,
    stopTimeoutMs: pace.stopTimeoutSeconds * SECOND_MS,
    ...{ maximumPercent, drainTimeoutMs, stableForMs },
  };
}
