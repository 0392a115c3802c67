import type { Rule } from '../define-rule.js';
import { boundToLoopback } from '../rules/bound-to-loopback.js';
import { celeryPingCheck } from '../rules/celery-ping-check.js';
import { containerCheckFailed } from '../rules/container-check-failed.js';
import { healthCheckProtocolDiffers } from '../rules/health-check-protocol-differs.js';
import { healthCheckTooSlow } from '../rules/health-check-too-slow.js';
import { healthCheckToolMissing } from '../rules/health-check-tool-missing.js';
import { healthCheckUnexplained } from '../rules/health-check-unexplained.js';
import { healthPathErrors } from '../rules/health-path-errors.js';
import { healthPathNeedsLogin } from '../rules/health-path-needs-login.js';
import { healthPathNotFound } from '../rules/health-path-not-found.js';
import { healthPathRedirects } from '../rules/health-path-redirects.js';
import { healthPathUnavailable } from '../rules/health-path-unavailable.js';
import { hostHeaderRefused } from '../rules/host-header-refused.js';
import { probeNeverArrives } from '../rules/probe-never-arrives.js';
import { slowBoot } from '../rules/slow-boot.js';
import { targetGroupUnused } from '../rules/target-group-unused.js';
import { tooManyWorkers } from '../rules/too-many-workers.js';
import { workerTimeout } from '../rules/worker-timeout.js';
import { wrongPort } from '../rules/wrong-port.js';

/** The task runs, and its health checks fail. Best explanations first. */
export const UNHEALTHY: readonly Rule[] = [
  healthPathNotFound,
  healthPathRedirects,
  hostHeaderRefused,
  healthPathNeedsLogin,
  healthPathErrors,
  healthPathUnavailable,
  boundToLoopback,
  wrongPort,
  healthCheckProtocolDiffers,
  slowBoot,
  healthCheckTooSlow,
  probeNeverArrives,
  targetGroupUnused,
  celeryPingCheck,
  healthCheckToolMissing,
  containerCheckFailed,
  workerTimeout,
  tooManyWorkers,
  healthCheckUnexplained,
];
