import { readFileSync } from 'node:fs';

/** Does the kernel's part for a container with a memory limit. */
export interface MemoryGuard {
  /** Was the container's first process the one that was killed? */
  killedFirst(): boolean;
  stop(): void;
}

const LOOK_EVERY_MS = 50;
/** Linux on x86 and on Arm servers. */
const PAGE_BYTES = 4096;
const MIB = 2 ** 20;

/**
 * Kills the largest process of a container that holds more than its limit, as the kernel's out-of-memory killer does for
 * the container's cgroup; done by measuring, since a cgroup needs root. Linux only: elsewhere nothing is killed.
 */
export function guardMemory(limitMiB: number | null, findFirst: () => number | null): MemoryGuard {
  let killedFirst = false;
  const look = (): void => {
    const first = findFirst();
    if (first === null || limitMiB === null) return;
    const sizes = listTree(first).map((pid) => ({ pid, bytes: readResidentBytes(pid) }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const [largest] = sizes.sort((a, b) => b.bytes - a.bytes);
    if (largest === undefined || total <= limitMiB * MIB) return;
    killedFirst ||= largest.pid === first;
    kill(largest.pid);
  };
  const timer = limitMiB === null ? undefined : setInterval(look, LOOK_EVERY_MS);
  return {
    killedFirst: () => killedFirst,
    stop: () => {
      clearInterval(timer);
    },
  };
}

function listTree(pid: number): number[] {
  const children = readText(`/proc/${pid}/task/${pid}/children`).trim();
  return [pid, ...(children === '' ? [] : children.split(' ').flatMap((child) => listTree(Number(child))))];
}

function readResidentBytes(pid: number): number {
  return Number(readText(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
