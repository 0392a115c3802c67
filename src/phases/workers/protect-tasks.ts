import { PROTECTIONS_NOT_READABLE } from '../../drain/describe-self-protected.js';
import { computeRoom, planExpiryMinutes } from '../../drain/plan-expiry.js';
import { RefusedError, WorldError } from '../../errors.js';
import type { ProtectionAnswer, TaskProtection } from '../../model/protection.js';
import type { Task } from '../../model/task.js';
import type { Service } from '../../model/service.js';
import { estimateReplacement } from '../../rollout/estimate-latest-end.js';
import { countOf } from '../../wording/count-of.js';
import { fetchPatiently, isPassing } from '../report/fetch-known.js';
import type { Run } from '../run.js';
import { recordOf, saveRecord } from '../run.js';

const MINUTE_MS = 60_000;
const PROTECT_WITHIN_MS = 60_000;

interface OldTasks {
  readonly service: Service;
  /** desiredStatus RUNNING */
  readonly tasks: readonly Task[];
}

/**
 * Protects all old tasks before UpdateService, once, for the whole hand-over. Tasks that protect themselves are left as
 * they are. Where one can't be protected those that were are released again, and the hand-over is refused.
 */
export async function protectOldTasks(run: Run, old: OldTasks): Promise<void> {
  const { ecs, story } = run.world;
  const arns = old.tasks.map(({ arn }) => arn);
  const fetch = (): ReturnType<typeof ecs.fetchProtections> => ecs.fetchProtections(arns);
  const alreadyProtected = await fetchPatiently(run, 'task protection', PROTECT_WITHIN_MS, fetch);
  if (alreadyProtected === null)
    throw new RefusedError([
      `drain: overlap is not possible: ${PROTECTIONS_NOT_READABLE}. Set drain: before.`,
    ]);
  const ours = arns.filter((arn) => !alreadyProtected.some(({ taskArn }) => taskArn === arn));
  if (ours.length === 0) return;
  const minutes = planProtectionMinutes(run, old);
  noteLatestEnd(run, minutes);
  const failures = await protect(run, ours, minutes);
  const fatal = failures.filter(({ reason }) => reason !== 'MISSING');
  if (fatal.length === 0) {
    const count = countOf(recordOf(run).protections.length, 'old task');
    story.tell({ kind: 'noted', sentence: `${count} protected for at most ${countOf(minutes, 'minute')}` });
    return;
  }
  await releaseProtections(run, arns);
  throw new RefusedError([
    `drain: overlap needs the old tasks protected, and ECS refused ${fatal.length} of ${ours.length} ` +
      `(${[...new Set(fatal.map(({ reason }) => reason))].join(', ')}). Set drain: before.`,
  ]);
}

/** Every wave has bounds of its own, and a rollback may come after the last: later than what was printed at the start. */
function noteLatestEnd(run: Run, minutes: number): void {
  const { inputs, world } = run;
  const rollbackMs = inputs.drainTimeoutMs + inputs.healthTimeoutMs + estimateReplacement(inputs);
  const latestEndAtMs = world.clock.now() + minutes * MINUTE_MS + rollbackMs + inputs.stableForMs;
  world.story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'hand-over' });
}

export function planProtectionMinutes(run: Run, { service, tasks }: OldTasks): number {
  const { inputs } = run;
  const desired = inputs.desiredCount ?? service.desiredCount;
  const room = computeRoom(desired, inputs.maximumPercent ?? service.maximumPercent);
  const { drainTimeoutMs, healthTimeoutMs } = inputs;
  return planExpiryMinutes({ taskCount: tasks.length, room, drainTimeoutMs, healthTimeoutMs });
}

/** Old-revision tasks that were born meanwhile. What can't be protected is returned: it is to be silenced at once. */
export async function protectLateTasks(
  run: Run,
  tasks: readonly Task[],
  minutes: number,
): Promise<readonly string[]> {
  const { ecs, story } = run.world;
  const arns = tasks.map(({ arn }) => arn);
  if (arns.length === 0) return [];
  const alreadyProtected = (await ecs.fetchProtections(arns))?.map(({ taskArn }) => taskArn) ?? [];
  const failures = await protect(
    run,
    arns.filter((arn) => !alreadyProtected.includes(arn)),
    minutes,
  );
  const refused = failures.filter(({ reason }) => reason !== 'MISSING');
  for (const { taskArn, reason } of refused) {
    const sentence = `Old task ${taskArn} appeared late and could not be protected (${reason}): its worker is silenced at once.`;
    story.tell({ kind: 'warned', sentence });
  }
  return refused.map(({ taskArn }) => taskArn);
}

/** The record is written before the call: a task that is protected and not recorded would hold the deployment up. */
export async function protect(
  run: Run,
  arns: readonly string[],
  minutes: number,
): Promise<readonly { taskArn: string; reason: string }[]> {
  if (arns.length === 0) return [];
  const expiresAtMs = run.world.clock.now() + minutes * MINUTE_MS;
  const record = recordOf(run);
  saveRecord(run, {
    ...record,
    protections: [
      ...record.protections.filter(({ taskArn }) => !arns.includes(taskArn)),
      ...arns.map((taskArn) => ({ taskArn, expiresAtMs })),
    ],
  });
  const { protections, failures } = await callOrRefuse(run, arns, minutes);
  keep(run, (entry) => {
    if (!arns.includes(entry.taskArn)) return entry;
    return protections.find(({ taskArn }) => taskArn === entry.taskArn) ?? null;
  });
  return failures;
}

async function callOrRefuse(run: Run, arns: readonly string[], minutes: number) {
  const { ecs } = run.world;
  const protectThem = (): Promise<ProtectionAnswer> => ecs.protectTasks(arns, minutes);
  try {
    // Protecting twice does no harm. During the rollout the next turn repeats it.
    if (recordOf(run).update !== null) return await protectThem();
    return await fetchPatiently(run, 'task protection', PROTECT_WITHIN_MS, protectThem);
  } catch (error) {
    if (!(error instanceof WorldError) || isPassing(run, error)) throw error;
    if (recordOf(run).update !== null)
      return { protections: [], failures: arns.map((taskArn) => ({ taskArn, reason: error.kind })) };
    keep(run, (entry) => (arns.includes(entry.taskArn) ? null : entry));
    throw new RefusedError(
      [`drain: overlap needs ecs:UpdateTaskProtection. ${error.message} Or set drain: before.`],
      {
        cause: error,
      },
    );
  }
}

/** ECS may stop these tasks from now on. A task that is gone needs no release. */
export async function releaseProtections(run: Run, taskArns: readonly string[]): Promise<void> {
  const protectedArns = recordOf(run).protections.map(({ taskArn }) => taskArn);
  const arns = taskArns.filter((arn) => protectedArns.includes(arn));
  if (arns.length === 0) return;
  const { ecs, story } = run.world;
  const { failures } = await ecs.releaseTasks(arns);
  const left = failures.filter(({ reason }) => reason !== 'MISSING').map(({ taskArn }) => taskArn);
  for (const arn of left) {
    const sentence = `${arn} could not be released; its protection expires by itself`;
    story.tell({ kind: 'noted', sentence, isWarning: true });
  }
  keep(run, (entry) => (arns.includes(entry.taskArn) && !left.includes(entry.taskArn) ? null : entry));
  story.tell({ kind: 'noted', sentence: `released ${arns.filter((arn) => !left.includes(arn)).join(', ')}` });
}

function keep(run: Run, judge: (entry: TaskProtection) => TaskProtection | null): void {
  const record = recordOf(run);
  const protections = record.protections.map(judge).filter((entry) => entry !== null);
  if (JSON.stringify(protections) !== JSON.stringify(record.protections))
    saveRecord(run, { ...record, protections });
}
