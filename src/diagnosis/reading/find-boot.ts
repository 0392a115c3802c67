import type { ContainerLog, Evidence } from '../../model/evidence.js';
import type { Task } from '../../model/task.js';
import { findListening } from './find-listening.js';
import { commandOf, findContainer } from '../../definition/find-container.js';

/** How one task came up, as far as its log shows. */
export type Boot = {
  readonly taskArn: string;
  readonly container: string;
  /** From the container's start until it could answer; null: it never said so. */
  readonly readyAfterMs: number | null;
  /** From its start until ECS began to stop it, or until the last look. */
  readonly livedMs: number;
  readonly stopped: boolean;
  readonly lastLine: string;
};

/** What a collected log holds at most: beyond that the line of interest may have scrolled away. */
const WHOLE_LOG = 200;

const SERVERS = /\b(?:gunicorn|uvicorn|hypercorn|daphne|flask|runserver)\b/i;

/** A server that an ASGI application makes wait before it answers. */
const STARTUP = /Using worker: uvicorn|Waiting for application startup/i;
const STARTED = /Application startup complete/i;

/** The boots of Python web servers that announce when they are ready; other programs don't tell. */
export function findBoots(evidence: Evidence, container: string | null): Boot[] {
  return evidence.logs
    .filter((log) => container === null || log.container === container)
    .filter((log) => log.lines.length > 0 && log.lines.length < WHOLE_LOG && isServer(evidence, log))
    .flatMap((log) => {
      const task = [...evidence.stoppedTasks, ...evidence.newTasks].find(({ arn }) => arn === log.taskArn);
      return task === undefined ? [] : toBoot(evidence, log, task);
    });
}

function toBoot(evidence: Evidence, log: ContainerLog, task: Task): Boot[] {
  const { taskArn, container } = log;
  if (task.startedAtMs === null) return [];
  const endedAtMs = task.stoppingAtMs ?? task.stoppedAtMs ?? evidence.atMs;
  const readyAtMs = findReady(log);
  const readyAfterMs = readyAtMs === null ? null : Math.max(0, readyAtMs - task.startedAtMs);
  const livedMs = endedAtMs - task.startedAtMs;
  const lastLine = log.lines.findLast(({ message }) => message.trim() !== '')?.message ?? '';
  return [{ taskArn, container, readyAfterMs, livedMs, stopped: task.desiredStatus === 'STOPPED', lastLine }];
}

function findReady(log: ContainerLog): number | null {
  const listeningAtMs = findListening({ logs: [log] })[0]?.atMs ?? null;
  if (!log.lines.some(({ message }) => STARTUP.test(message))) return listeningAtMs;
  const startedAtMs = log.lines.find(({ message }) => STARTED.test(message))?.atMs ?? null;
  return listeningAtMs === null || startedAtMs === null ? null : Math.max(listeningAtMs, startedAtMs);
}

function isServer({ taskDefinition }: Evidence, { container, lines }: ContainerLog): boolean {
  if (SERVERS.test(commandOf(findContainer(taskDefinition, container)))) return true;
  return lines.some(
    ({ message }) => SERVERS.test(message) || STARTUP.test(message) || /Listening at: /.test(message),
  );
}
