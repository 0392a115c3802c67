import { DeleteServiceCommand } from '@aws-sdk/client-ecs';
import { listChanges } from './aws-calls.js';
import { awaitAllConsume, awaitSilence } from './await-consumers.js';
import { awaitFinished, awaitRunning } from './await-jobs.js';
import { assertEachExactlyOnce, findUnfinished, readJournal } from './journal.js';
import { listProtected } from './list-protected.js';
import { findHostName, type ShopService } from './open-shop-service.js';
import { type ActionResult, runPost, startStep } from '../action/run-action.js';
import type { Shop } from './start-shop.js';
import { type CountedCall, startCountingProxy } from '../action/start-counting-proxy.js';
import { waitFor } from '../wait-for.js';

/** How main ends: by SIGKILL before the call leaves, by SIGKILL before its answer comes, or as a cancelled job. */
export type Death = 'killed before' | 'killed after' | 'cancelled';

export interface Interruption {
  readonly at: (call: CountedCall) => boolean;
  readonly death: Death;
  readonly drain: 'before' | 'overlap';
  /** How long the jobs take that run when the deploy begins. */
  readonly jobS?: number;
}

export interface Interrupted {
  /** The call at which main was interrupted; null: it ended before. */
  readonly call: CountedCall | null;
  /** How many calls main made. */
  readonly calls: number;
  readonly updated: boolean;
  /** Of a cancelled job: the last signal that it took to end main. */
  readonly signal: NodeJS.Signals | null;
  readonly main: ActionResult;
  readonly post: ActionResult;
  /** Tasks that were still protected when post had ended. */
  readonly protectedTasks: readonly string[];
}

const JOB_S = 6;
/** Simulated; three real seconds. */
const STOP_TIMEOUT_S = 60;

/**
 * Drains and deploys a service of two workers with a running job each, kills main at a call, runs post, and asserts that
 * no job was cut, every worker consumes, a later job runs (before UpdateService on a worker that was there), that only tasks with
 * a running job are still protected, which post names, and that a second post changes nothing.
 * @throws Error that says what does not hold
 */
export async function interruptHandOver(
  shop: Shop,
  brokerPort: number,
  name: string,
  interruption: Interruption,
): Promise<Interrupted> {
  const service = await shop.openService({ name, stopTimeoutS: STOP_TIMEOUT_S });
  const oldNodes = await service.livingNodes();
  const jobs = await service.cook(2, interruption.jobS ?? JOB_S);
  await awaitRunning(shop.journal, jobs);
  const proxy = await startCountingProxy({ brokerPort, awsUrl: shop.simulator.url });
  try {
    const { main, call, signal } = await runUntil(shop, service, proxy, interruption);
    const calls = proxy.calls.length;
    const post = await runPost(main);
    const protectedTasks = await assertProtectedForJobs(shop, service, jobs, post);
    const updated = listChanges(shop.simulator, name).includes('UpdateService');
    const later = await assertPromises(shop, service, jobs);
    if (!updated) assertRanOn(shop.journal, later, oldNodes);
    await assertNothingLeftToDo(shop, name, main);
    return { call, calls, updated, signal, main, post, protectedTasks };
  } finally {
    await proxy.stop();
    await shop.ecs.send(
      new DeleteServiceCommand({ cluster: shop.cluster, service: service.name, force: true }),
    );
  }
}

async function runUntil(
  shop: Shop,
  service: ShopService,
  proxy: Awaited<ReturnType<typeof startCountingProxy>>,
  { at, death, drain }: Interruption,
): Promise<Pick<Interrupted, 'main' | 'call' | 'signal'>> {
  const seen: { call: CountedCall | null; signal: Promise<NodeJS.Signals> | null } = {
    call: null,
    signal: null,
  };
  const brokerUrl = shop.room.urlThrough(proxy.brokerPort);
  const action = startStep('index.js', {
    inputs: service.inputs({ drain, 'drain-timeout': '25m', 'broker-url': brokerUrl }),
    awsEndpointUrl: proxy.awsUrl,
    job: service.prepareRevision('new'),
  });
  proxy.beforeCall = (call) => {
    if (seen.call || death === 'killed after' || !at(call)) return true;
    seen.call = call;
    if (death === 'cancelled') seen.signal = action.cancel();
    else action.kill('SIGKILL');
    return death === 'cancelled';
  };
  proxy.afterCall = (call) => {
    if (seen.call || death !== 'killed after' || !at(call)) return;
    seen.call = call;
    action.kill('SIGKILL');
  };
  const main = await action.done;
  return { main, call: seen.call, signal: await seen.signal };
}

/**
 * A task is still protected only while its silenced worker finishes a job, and post has said until when. Returns those
 * tasks.
 */
async function assertProtectedForJobs(
  shop: Shop,
  service: ShopService,
  jobs: readonly string[],
  post: ActionResult,
): Promise<readonly string[]> {
  // Before the look at the protections: a job may end at any moment.
  const unfinished = findUnfinished(shop.journal, jobs);
  const busy = unfinished.flatMap(({ starts }) => starts.map(({ node }) => node));
  const tasks = await service.livingTasks();
  const arns = tasks.map(({ taskArn = '' }) => taskArn);
  const found = arns.length === 0 ? [] : await listProtected(shop, arns);
  for (const arn of found) {
    const node = `worker@${findHostName(tasks.find(({ taskArn }) => taskArn === arn) ?? {})}`;
    const isNamed = new RegExp(`${arn.replace(/^.*\//, '').slice(0, 8)} until \\d{4}-`).test(post.stdout);
    if (!busy.includes(node) || !isNamed) {
      throw new Error(`${arn} (${node}) is protected without a job or a line of post:\n${post.stdout}`);
    }
    await awaitSilence(shop.client, [node]);
  }
  return found;
}

async function assertPromises(
  shop: Shop,
  service: ShopService,
  jobs: readonly string[],
): Promise<readonly string[]> {
  const later = await service.cook(2, 0);
  await awaitFinished(shop.journal, later, 60_000);
  await waitFor(
    'the service to settle',
    async () => {
      const { deployments = [] } = await service.describe();
      return deployments.length === 1 && deployments[0]?.rolloutState === 'COMPLETED';
    },
    { timeoutMs: 60_000, intervalMs: 300 },
    () => service.describe(),
  );
  await awaitAllConsume(service, shop.client);
  await awaitFinished(shop.journal, jobs);
  assertEachExactlyOnce(shop.journal, [...jobs, ...later]);
  return later;
}

/** No UpdateService was made: later jobs run on the workers that were there. */
function assertRanOn(journal: string, jobs: readonly string[], nodes: readonly string[]): void {
  const lines = readJournal(journal).filter((line) => jobs.includes(line.job));
  const strange = lines.map((line) => line.node).filter((node) => !nodes.includes(node));
  if (strange.length > 0) throw new Error(`later jobs ran on ${strange.join(', ')}, not ${nodes.join(', ')}`);
}

/** A second post finds nothing to do. */
async function assertNothingLeftToDo(shop: Shop, name: string, main: ActionResult): Promise<void> {
  const trace = await shop.room.trace();
  const before = listChanges(shop.simulator, name).length;
  try {
    await runPost(main);
  } finally {
    await trace.stop();
  }
  const commands = trace.commands.filter((command) => command.arguments['queue'] === name);
  const changes = listChanges(shop.simulator, name).slice(before);
  if (commands.length > 0 || changes.length > 0) {
    throw new Error(`a second post changed something: ${JSON.stringify([...commands, ...changes])}`);
  }
}
