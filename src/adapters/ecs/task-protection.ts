import { WorldError } from '../../errors.js';
import type { ProtectionAnswer, TaskProtection } from '../../model/protection.js';
import { callOptional } from './call-optional.js';
import type { CallSubject } from './call-subject.js';
import { callEcs, type EcsSession } from './ecs-session.js';
import { GetTaskProtectionCommand, UpdateTaskProtectionCommand, type ProtectedTask } from './sdk.js';
import { toEpochMs } from './to-epoch-ms.js';

/** UpdateTaskProtection takes at most 10 tasks, GetTaskProtection 100 (API reference). */
const UPDATE_AT_MOST = 10;
const GET_AT_MOST = 100;

/** Which of these tasks are protected; null where it can't be read. */
export async function fetchProtections(
  session: EcsSession,
  taskArns: readonly string[],
): Promise<readonly TaskProtection[] | null> {
  const subject = aboutTasks(session, 'ecs:GetTaskProtection');
  const found: TaskProtection[] = [];
  for (const tasks of batches(taskArns, GET_AT_MOST)) {
    const command = new GetTaskProtectionCommand({ cluster: session.cluster, tasks });
    const answer = await callOptional(session, subject, (options) => session.reader.send(command, options));
    if (answer === null) return null;
    const entries = (answer.protectedTasks ?? []).filter(({ protectionEnabled }) => protectionEnabled);
    found.push(...entries.map(toProtection));
  }
  return found;
}

/** Protects these tasks, or renews their expiry. A task that ECS refuses is a failure in the answer. */
export function protectTasks(
  session: EcsSession,
  taskArns: readonly string[],
  expiresInMinutes: number,
): Promise<ProtectionAnswer> {
  return updateProtection(session, taskArns, { protectionEnabled: true, expiresInMinutes });
}

export function releaseTasks(session: EcsSession, taskArns: readonly string[]): Promise<ProtectionAnswer> {
  return updateProtection(session, taskArns, { protectionEnabled: false });
}

async function updateProtection(
  session: EcsSession,
  taskArns: readonly string[],
  change: { protectionEnabled: boolean; expiresInMinutes?: number },
): Promise<ProtectionAnswer> {
  const subject = aboutTasks(session, 'ecs:UpdateTaskProtection');
  const protections: TaskProtection[] = [];
  const failures: { taskArn: string; reason: string }[] = [];
  for (const [index, tasks] of batches(taskArns, UPDATE_AT_MOST).entries()) {
    const command = new UpdateTaskProtectionCommand({ cluster: session.cluster, tasks, ...change });
    try {
      const answer = await callEcs(session, subject, (options) => session.reader.send(command, options));
      protections.push(...(answer.protectedTasks ?? []).map(toProtection));
      for (const { arn, reason } of answer.failures ?? []) {
        failures.push({ taskArn: arn ?? '', reason: reason ?? 'no reason given' });
      }
    } catch (error) {
      if (index === 0 || !isRefusal(error)) throw error;
      failures.push(...tasks.map((taskArn) => ({ taskArn, reason: error.kind })));
    }
  }
  return { protections, failures };
}

/** Of a later call: the tasks of the earlier ones are protected, and the caller has to know of them. */
function isRefusal(error: unknown): error is WorldError {
  return error instanceof WorldError && ['denied', 'invalid'].includes(error.kind);
}

function aboutTasks(session: EcsSession, action: string): CallSubject {
  return { action, resource: `the tasks of service "${session.service}" in cluster "${session.cluster}"` };
}

function toProtection(entry: ProtectedTask): TaskProtection {
  return { taskArn: entry.taskArn ?? '', expiresAtMs: toEpochMs(entry.expirationDate) };
}

function batches(taskArns: readonly string[], size: number): string[][] {
  const starts = Array.from({ length: Math.ceil(taskArns.length / size) }, (_, index) => index * size);
  return starts.map((start) => taskArns.slice(start, start + size));
}
