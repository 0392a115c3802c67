import type { Rule } from '../define-rule.js';
import { beatWaitsForLock } from '../rules/beat-waits-for-lock.js';
import { brokerLoginRefused } from '../rules/broker-login-refused.js';
import { brokerUnreachable } from '../rules/broker-unreachable.js';
import { databaseConnectionsUsedUp } from '../rules/database-connections-used-up.js';
import { databaseLoginRefused } from '../rules/database-login-refused.js';
import { databaseUnreachable } from '../rules/database-unreachable.js';
import { execFormatError } from '../rules/exec-format-error.js';
import { gunicornWorkerKilled } from '../rules/gunicorn-worker-killed.js';
import { mainProcessFinished } from '../rules/main-process-finished.js';
import { migrationFailed } from '../rules/migration-failed.js';
import { moduleNotFound } from '../rules/module-not-found.js';
import { nativeCrash } from '../rules/native-crash.js';
import { outOfMemory } from '../rules/out-of-memory.js';
import { portAlreadyTaken } from '../rules/port-already-taken.js';
import { programNotFound } from '../rules/program-not-found.js';
import { redisClusterAsBroker } from '../rules/redis-cluster-as-broker.js';
import { redissUrlIncomplete } from '../rules/rediss-url-incomplete.js';
import { settingMissing } from '../rules/setting-missing.js';
import { uncaughtException } from '../rules/uncaught-exception.js';
import { workerChildDied } from '../rules/worker-child-died.js';
import { wrongApplicationArgument } from '../rules/wrong-application-argument.js';

/** The container starts and exits, or logs what is wrong. Best explanations first. */
export const EXITS: readonly Rule[] = [
  outOfMemory,
  execFormatError,
  wrongApplicationArgument,
  moduleNotFound,
  settingMissing,
  databaseUnreachable,
  databaseLoginRefused,
  databaseConnectionsUsedUp,
  migrationFailed,
  portAlreadyTaken,
  programNotFound,
  nativeCrash,
  redissUrlIncomplete,
  redisClusterAsBroker,
  brokerLoginRefused,
  brokerUnreachable,
  beatWaitsForLock,
  gunicornWorkerKilled,
  mainProcessFinished,
  uncaughtException,
  workerChildDied,
];
