import type { Rule } from '../define-rule.js';
import { commandNotInImage } from '../rules/command-not-in-image.js';
import { diskFull } from '../rules/disk-full.js';
import { entrypointNotExecutable } from '../rules/entrypoint-not-executable.js';
import { imageManifestRefused } from '../rules/image-manifest-refused.js';
import { imageNotFound } from '../rules/image-not-found.js';
import { imagePlatformMismatch } from '../rules/image-platform-mismatch.js';
import { imagePullDenied } from '../rules/image-pull-denied.js';
import { logGroupNotUsable } from '../rules/log-group-not-usable.js';
import { mixedLayerCompression } from '../rules/mixed-layer-compression.js';
import { networkInterfaceNotReady } from '../rules/network-interface-not-ready.js';
import { noNetworkAtStart } from '../rules/no-network-at-start.js';
import { registryRateLimit } from '../rules/registry-rate-limit.js';
import { secretNotFound } from '../rules/secret-not-found.js';
import { secretsDenied } from '../rules/secrets-denied.js';

/** The task never starts, so there are no log lines. Best explanations first. */
export const NEVER_STARTS: readonly Rule[] = [
  imageNotFound,
  imagePullDenied,
  noNetworkAtStart,
  registryRateLimit,
  imagePlatformMismatch,
  mixedLayerCompression,
  imageManifestRefused,
  secretsDenied,
  secretNotFound,
  logGroupNotUsable,
  networkInterfaceNotReady,
  commandNotInImage,
  entrypointNotExecutable,
  diskFull,
];
