import { findSilencedByOthers } from '../../drain/find-silenced-by-others.js';
import { CancelledError, RefusedError, WorldError } from '../../errors.js';
import { findDeploymentAtWork } from '../../rollout/find-deployment-at-work.js';
import { estimateLatestEnd } from '../../rollout/estimate-latest-end.js';
import { formatClock } from '../../wording/format-clock.js';
import { formatDuration } from '../../wording/format-duration.js';
import { revisionOf, shortenArn } from '../../wording/shorten-arn.js';
import { createProgress } from '../report/create-progress.js';
import { fetchKnown, fetchPatiently } from '../report/fetch-known.js';
import type { Run } from '../run.js';
import type { DeployPlan } from './plan-deploy.js';

const LOOK_AGAIN_MS = 3_000;
const LOOK_WITHIN_MS = 60_000;
/** The post step of a run that was killed gives the queues back within three minutes (src/post.ts). */
const GIVEN_BACK_WITHIN_MS = 180_000;

/** Why this run waits; null: it needn't. */
type Obstacle = { readonly sentence: string; readonly boundAtMs: number } | null;

/**
 * Before the plan: takes the lease of the service where this run drains, and waits for a deployment of another run. The lease
 * is waited for as long as a run takes by this run's own settings, drain-timeout and health-timeout; then this run is refused.
 * A deployment is waited for until it is older than health-timeout; then it is taken over. What can't be read is left to the
 * plan, which reports it.
 */
export async function handleOtherRuns(run: Run): Promise<void> {
  const { inputs } = run;
  if (inputs.dryRun) return;
  if (drains(run)) await takeLease(run);
  await waitWhile(run, () => findDeployment(run));
}

/** After the plan's look: true where workers that another run had silenced were waited for, and the plan is out of date. */
export async function watchSilencedWorkers(run: Run, { roster }: DeployPlan): Promise<boolean> {
  if (roster === null || run.inputs.dryRun) return false;
  const boundAtMs = run.world.clock.now() + Math.min(run.inputs.drainTimeoutMs, GIVEN_BACK_WITHIN_MS);
  let { workers } = roster;
  const ending = await waitWhile(run, async () => {
    const nodes = findSilencedByOthers(workers, run.world.undo.read());
    if (nodes.length === 0) return null;
    const queues = await (await run.world.connectCelery()).fetchQueues(nodes);
    workers = workers
      .filter(({ node }) => queues[node] !== undefined)
      .map((worker) => ({ ...worker, queues: queues[worker.node] ?? [] }));
    const isStill = workers.some((worker) => worker.queues.length === 0);
    if (!isStill) return null;
    return {
      sentence: `these workers were silenced by it, or by a run that was lost: ${nodes.join(', ')}`,
      boundAtMs,
    };
  });
  return ending !== 'free';
}

function drains({ inputs }: Run): boolean {
  return inputs.broker !== null && inputs.drain !== 'none' && inputs.phases.includes('pre-deploy');
}

async function takeLease(run: Run): Promise<void> {
  const { inputs, world } = run;
  const { cluster, service, drainTimeoutMs, healthTimeoutMs } = inputs;
  const name = `${shortenArn(cluster)}/${shortenArn(service)}`;
  const boundAtMs = world.clock.now() + drainTimeoutMs + healthTimeoutMs;
  const ending = await waitWhile(run, async () => {
    const isHeld = await (await world.connectCelery()).holdLease(name);
    return isHeld ? null : { sentence: `it holds the service's lease on the broker`, boundAtMs };
  });
  if (ending !== 'out-of-time') return;
  throw new RefusedError([
    `service: another run is at work on ${shortenArn(service)}, and did not end within ` +
      `${formatDuration(drainTimeoutMs + healthTimeoutMs)} (drain-timeout and health-timeout). Run this job again when that ` +
      'run has ended; `concurrency:` in the workflow makes runs queue.',
  ]);
}

async function findDeployment({ inputs, world }: Run): Promise<Obstacle> {
  const service = await world.ecs.fetchService();
  const { healthTimeoutMs } = inputs;
  const facts = { service, record: world.undo.read(), nowMs: world.clock.now(), healthTimeoutMs };
  const found = findDeploymentAtWork(facts);
  if (found === null) return null;
  const { id, taskDefinitionArn, boundAtMs } = found;
  return { sentence: `its deployment ${id} (${revisionOf(taskDefinitionArn)}) is in progress`, boundAtMs };
}

/** Repeats the look until there is no obstacle, or its bound is over. `free`: there was none. */
async function waitWhile(
  run: Run,
  look: () => Promise<Obstacle>,
): Promise<'free' | 'waited' | 'out-of-time'> {
  const { clock } = run.world;
  const progress = createProgress(run);
  const startedAtMs = clock.now();
  let obstacle = await lookPatiently(run, look);
  if (obstacle === null) return 'free';
  tellWait(run, obstacle);
  while (clock.now() < obstacle.boundAtMs) {
    const wait = { startedAtMs, boundAtMs: obstacle.boundAtMs, expectedAtMs: null };
    progress({ line: `Waiting for another run: ${obstacle.sentence}` }, wait);
    await clock.sleep(LOOK_AGAIN_MS);
    const next = await fetchKnown(run, 'the other run', look);
    if (!next.isKnown) continue;
    if (next.value === null) return 'waited';
    obstacle = next.value;
  }
  return 'out-of-time';
}

/** What can't be read is no obstacle. */
async function lookPatiently(run: Run, look: () => Promise<Obstacle>): Promise<Obstacle> {
  try {
    return await fetchPatiently(run, 'the other run', LOOK_WITHIN_MS, look);
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    if (!(error instanceof RefusedError || error instanceof WorldError)) throw error;
    run.world.story.debug(`whether another run is at work is not known: ${error.message}`);
    return null;
  }
}

function tellWait(
  { inputs, world: { clock, story } }: Run,
  { sentence, boundAtMs }: NonNullable<Obstacle>,
): void {
  const until = formatClock(boundAtMs);
  story.tell({
    kind: 'warned',
    sentence: `Another run is at work on ${shortenArn(inputs.service)}: ${sentence}. Waiting for it, at most until ${until}.`,
  });
  const latestEndAtMs = estimateLatestEnd(inputs, Math.max(clock.now(), boundAtMs));
  story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'run' });
}
