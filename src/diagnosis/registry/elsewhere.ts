import type { Rule } from '../define-rule.js';
import { alarmRollback } from '../rules/alarm-rollback.js';
import { circuitBreakerTripped } from '../rules/circuit-breaker-tripped.js';
import { commandChanged } from '../rules/command-changed.js';
import { cpuOrMemoryLowered } from '../rules/cpu-or-memory-lowered.js';
import { environmentNamesDropped } from '../rules/environment-names-dropped.js';
import { infrastructureStops } from '../rules/infrastructure-stops.js';
import { killedAfterStopTimeout } from '../rules/killed-after-stop-timeout.js';
import { noNewDeployment } from '../rules/no-new-deployment.js';
import { oldTasksDraining } from '../rules/old-tasks-draining.js';
import { onlyImageChanged } from '../rules/only-image-changed.js';
import { pausedByHook } from '../rules/paused-by-hook.js';
import { pendingWithoutReason } from '../rules/pending-without-reason.js';
import { portsChanged } from '../rules/ports-changed.js';
import { rollbackRequested } from '../rules/rollback-requested.js';
import { scaledToZero } from '../rules/scaled-to-zero.js';
import { shellAsFirstProcess } from '../rules/shell-as-first-process.js';
import { superseded } from '../rules/superseded.js';
import { unregisteredTask } from '../rules/unregistered-task.js';

/** Nothing is broken, or the reason is outside the tasks; also what changed. Best explanations first. */
export const ELSEWHERE: readonly Rule[] = [
  superseded,
  alarmRollback,
  rollbackRequested,
  pausedByHook,
  scaledToZero,
  infrastructureStops,
  unregisteredTask,
  circuitBreakerTripped,
  pendingWithoutReason,
  shellAsFirstProcess,
  killedAfterStopTimeout,
  environmentNamesDropped,
  commandChanged,
  portsChanged,
  cpuOrMemoryLowered,
  onlyImageChanged,
  oldTasksDraining,
  noNewDeployment,
];
