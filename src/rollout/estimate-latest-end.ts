import type { Inputs } from '../model/inputs.js';

/** For the calls themselves; the adapters limit their duration. */
const LOOK_MARGIN_MS = 120_000;
/** UpdateService is sent again for up to two minutes, and then looked for. */
const UPDATE_MARGIN_MS = 180_000;
const ENDING_MARGIN_MS = 60_000;

/**
 * The latest possible end of this step, in epoch milliseconds: every wait of the requested phases takes its full timeout,
 * plus a rollback, which drains the new workers and has the rollout's time limit again.
 */
export function estimateLatestEnd(inputs: Inputs, nowMs: number): number {
  if (inputs.dryRun) return nowMs + LOOK_MARGIN_MS;
  const asked = new Set(inputs.phases);
  const drainMs = inputs.broker !== null && inputs.drain !== 'none' ? inputs.drainTimeoutMs : 0;
  const rollbackMs =
    inputs.onFailure === 'rollback' ? drainMs + inputs.healthTimeoutMs + UPDATE_MARGIN_MS : 0;
  return [
    nowMs + ENDING_MARGIN_MS,
    asked.has('pre-deploy') ? LOOK_MARGIN_MS + drainMs : 0,
    asked.has('deploy') ? UPDATE_MARGIN_MS : 0,
    asked.has('post-deploy') ? inputs.healthTimeoutMs + inputs.stableForMs + rollbackMs : 0,
  ].reduce((sum, ms) => sum + ms, 0);
}
