import type { Lint } from '../define-lint.js';
import { beatRunsTwice } from './beat-runs-twice.js';
import { boundToLoopback } from './bound-to-loopback.js';
import { debugOn } from './debug-on.js';
import { deprecatedUvicornWorker } from './deprecated-uvicorn-worker.js';
import { deregistrationDelayLong } from './deregistration-delay-long.js';
import { downtimeByDesign } from './downtime-by-design.js';
import { fargateRefuses } from './fargate-refuses.js';
import { fixedNodeName } from './fixed-node-name.js';
import { fragileHealthCheck } from './fragile-health-check.js';
import { graceOutlivesStopTimeout } from './grace-outlives-stop-timeout.js';
import { gracePeriodShort } from './grace-period-short.js';
import { healthCheckPathRisky } from './health-check-path-risky.js';
import { healthCheckTimeoutTight } from './health-check-timeout-tight.js';
import { heartbeatOnDisk } from './heartbeat-on-disk.js';
import { initCutsWork } from './init-cuts-work.js';
import { keepAliveShort } from './keep-alive-short.js';
import { littleMemoryPerWorker } from './little-memory-per-worker.js';
import { logOptionsMissing } from './log-options-missing.js';
import { mainProcessHidden } from './main-process-hidden.js';
import { migrationInCommand } from './migration-in-command.js';
import { movingImageTag } from './moving-image-tag.js';
import { noAccessLog } from './no-access-log.js';
import { noAnswerWhileBusy } from './no-answer-while-busy.js';
import { noCircuitBreaker } from './no-circuit-breaker.js';
import { noLogConfiguration } from './no-log-configuration.js';
import { portMismatch } from './port-mismatch.js';
import { prefetchMany } from './prefetch-many.js';
import { roleMissing } from './role-missing.js';
import { secretInEnvironment } from './secret-in-environment.js';
import { shellSwallowsSigterm } from './shell-swallows-sigterm.js';
import { slowRecovery } from './slow-recovery.js';
import { spotWorkers } from './spot-workers.js';
import { stopTimeoutOutOfRange } from './stop-timeout-out-of-range.js';
import { stopTimeoutShort } from './stop-timeout-short.js';
import { tasksProtected } from './tasks-protected.js';
import { timeBudget } from './time-budget.js';
import { tooManyServerWorkers } from './too-many-server-workers.js';
import { visibilityTimeoutShort } from './visibility-timeout-short.js';
import { workerWithoutHealthCheck } from './worker-without-health-check.js';
import { zoneRebalancing } from './zone-rebalancing.js';

/** All lints, listed by hand: within one severity the report has this order, most harmful first. */
export const LINTS: readonly Lint[] = [
  timeBudget,
  initCutsWork,
  gracePeriodShort,
  portMismatch,
  boundToLoopback,
  shellSwallowsSigterm,
  stopTimeoutShort,
  stopTimeoutOutOfRange,
  graceOutlivesStopTimeout,
  tooManyServerWorkers,
  healthCheckPathRisky,
  healthCheckTimeoutTight,
  deregistrationDelayLong,
  downtimeByDesign,
  beatRunsTwice,
  workerWithoutHealthCheck,
  fragileHealthCheck,
  noCircuitBreaker,
  movingImageTag,
  fargateRefuses,
  roleMissing,
  secretInEnvironment,
  fixedNodeName,
  noAnswerWhileBusy,
  prefetchMany,
  visibilityTimeoutShort,
  zoneRebalancing,
  spotWorkers,
  tasksProtected,
  migrationInCommand,
  mainProcessHidden,
  littleMemoryPerWorker,
  slowRecovery,
  keepAliveShort,
  heartbeatOnDisk,
  deprecatedUvicornWorker,
  noLogConfiguration,
  logOptionsMissing,
  noAccessLog,
  debugOn,
];
