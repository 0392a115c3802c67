import type { Inputs } from '../model/inputs.js';

/** For the calls themselves; the first look, the new revision and the protections are each tried for up to a minute. */
const LOOK_MARGIN_MS = 240_000;
/** The last look before UpdateService is repeated for up to five minutes, and then as below. */
const DEPLOY_MARGIN_MS = 480_000;
/** UpdateService is sent again for up to two minutes, and then looked for. */
const UPDATE_MARGIN_MS = 180_000;
const ENDING_MARGIN_MS = 60_000;

/** For the way back of a replacement that fails, and its calls. */
const REPLACEMENT_MARGIN_MS = 240_000;

/**
 * The latest possible end of this step, in epoch milliseconds: every wait of the requested phases takes its full timeout,
 * plus a rollback, which drains the new workers and has the rollout's time limit again. A rollback, or a drain that is
 * aborted, may be followed by the replacement of the workers that got their queues back.
 */
export function estimateLatestEnd(inputs: Inputs, nowMs: number): number {
  if (inputs.dryRun) return nowMs + LOOK_MARGIN_MS;
  const asked = new Set(inputs.phases);
  const drainMs = isDraining(inputs) ? inputs.drainTimeoutMs : 0;
  const replacementMs = estimateReplacement(inputs);
  const rollbackMs =
    inputs.onFailure === 'rollback' ? drainMs + inputs.healthTimeoutMs + UPDATE_MARGIN_MS + replacementMs : 0;
  const deployMs =
    (asked.has('deploy') ? DEPLOY_MARGIN_MS : 0) +
    (asked.has('post-deploy') ? inputs.healthTimeoutMs + inputs.stableForMs + rollbackMs : 0);
  if (!asked.has('pre-deploy')) return nowMs + ENDING_MARGIN_MS + deployMs;
  const abortMs = inputs.drain !== 'overlap' && inputs.onDrainTimeout === 'fail' ? replacementMs : 0;
  return nowMs + ENDING_MARGIN_MS + LOOK_MARGIN_MS + drainMs + Math.max(deployMs, abortMs);
}

/** How long replacing restored workers may take, in milliseconds; 0: it can't come to that. */
export function estimateReplacement(inputs: Inputs): number {
  return inputs.replaceRestored && isDraining(inputs) ? inputs.drainTimeoutMs + REPLACEMENT_MARGIN_MS : 0;
}

function isDraining({ broker, drain }: Inputs): boolean {
  return broker !== null && drain !== 'none';
}
