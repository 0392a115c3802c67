import type { World } from '../ports.js';

const HEARTBEAT_MS = 30_000;

/** A line printer for loops: says a line when it differs from the last one, and every 30 s all the same. */
export function createProgress(world: Pick<World, 'clock' | 'log'>): (line: string) => void {
  let last: { line: string; atMs: number } | null = null;
  return (line) => {
    const nowMs = world.clock.now();
    if (last?.line === line && nowMs - last.atMs < HEARTBEAT_MS) return;
    world.log.info(last?.line === line ? `still: ${line}` : line);
    last = { line, atMs: nowMs };
  };
}
