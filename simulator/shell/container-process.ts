import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { Isolation } from './isolation.js';
import { wrapCommand } from './isolation.js';
import { guardMemory } from './memory-guard.js';

export interface ContainerOrder {
  isolation: Isolation;
  argv: readonly string[];
  hostName: string;
  environment: Readonly<Record<string, string>>;
  workingDirectory: string | undefined;
  /** null: no limit. */
  memoryMiB: number | null;
  onLine: (line: string) => void;
  /** `reason`: what ECS reports for the container; null: nothing. */
  onExit: (exitCode: number, reason: string | null) => void;
  onError: (error: Error) => void;
}

/** One container as a process. */
export interface ContainerProcess {
  /** The container's first process as this machine numbers it; null until it is known. */
  findPid(): number | null;
  signal(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** util-linux 2.38 sends itself the signal that ended its child; with SIGKILL this fails, and it exits with 1. */
const UNSHARE_AFTER_SIGKILL = /^unshare: sigprocmask unblock failed/;

/** The text of the ECS agent (errors.go). */
const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage';

function findExitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

export function startContainerProcess(order: ContainerOrder): ContainerProcess {
  const [program = '', ...rest] = wrapCommand(order.isolation, order.hostName, order.argv);
  const child = spawn(program, rest, {
    cwd: order.workingDirectory,
    env: order.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: Ctrl-C at the terminal is for the simulator, which then stops its tasks.
    detached: true,
  });
  let ended = false;
  let wasKilled = false;
  readLines(child.stdout, order.onLine);
  readLines(child.stderr, (line) => {
    if (order.isolation.kind === 'namespace' && UNSHARE_AFTER_SIGKILL.test(line)) wasKilled = true;
    else order.onLine(line);
  });
  child.once('error', (error) => {
    ended = true;
    order.onError(error);
  });
  // A namespace ends with all its processes, so the output ends too; elsewhere a child may keep it open.
  const ending = order.isolation.kind === 'namespace' ? 'close' : 'exit';
  child.once(ending, (code: number | null, signal: NodeJS.Signals | null) => {
    if (child.pid === undefined) return;
    ended = true;
    guard.stop();
    if (order.isolation.kind === 'plain') killGroup(child.pid);
    const exitCode = wasKilled ? 128 + constants.signals.SIGKILL : findExitCode(code, signal);
    order.onExit(exitCode, guard.killedFirst() ? OUT_OF_MEMORY : null);
  });
  const findPid = (): number | null => (ended ? null : findFirstProcess(child, order.isolation));
  const guard = guardMemory(order.memoryMiB, findPid);
  return {
    findPid,
    signal: (signal) => {
      if (!ended) deliver(child, findPid, signal, () => ended);
    },
  };
}

/** What a namespace does by itself: when the first process ends, the container's other processes are killed. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // No process was left.
  }
}

/** `unshare` forks once: its only child is PID 1 of the namespace. */
function findFirstProcess(child: ChildProcess, isolation: Isolation): number | null {
  if (child.pid === undefined) return null;
  if (isolation.kind === 'plain') return child.pid;
  try {
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
    return children === '' ? null : Number(children.split(' ')[0]);
  } catch {
    return null;
  }
}

const RETRY_MS = 5;

/** The namespace may not exist yet: then tries again a little later. */
function deliver(
  child: ChildProcess,
  findPid: () => number | null,
  signal: 'SIGTERM' | 'SIGKILL',
  hasEnded: () => boolean,
  attempts = 200,
): void {
  if (hasEnded()) return;
  const pid = findPid();
  if (pid === null && attempts > 0) {
    setTimeout(() => {
      deliver(child, findPid, signal, hasEnded, attempts - 1);
    }, RETRY_MS);
    return;
  }
  try {
    process.kill(pid ?? child.pid ?? 0, signal);
  } catch {
    // It ended in the meantime.
  }
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('close', () => {
    if (rest !== '') onLine(rest);
  });
}
