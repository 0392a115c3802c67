/** Simulated time runs `scale` times as fast as real time; both start at the same moment. */
export interface SimulatedClock {
  readonly scale: number;
  /** Simulated epoch milliseconds. */
  readonly nowMs: () => number;
  /** Real milliseconds until a simulated time; never negative. */
  readonly realMsUntil: (simulatedMs: number) => number;
  /** Clients compare timestamps with their own clock, so answers carry the real time. Epoch seconds. */
  readonly toSeconds: (simulatedMs: number) => number;
}

export function createSimulatedClock(scale: number): SimulatedClock {
  const startedMs = Date.now();
  const nowMs = (): number => startedMs + (Date.now() - startedMs) * scale;
  return {
    scale,
    nowMs,
    realMsUntil: (simulatedMs) => Math.max(0, Math.ceil((simulatedMs - nowMs()) / scale)),
    toSeconds: (simulatedMs) => Math.round(startedMs + (simulatedMs - startedMs) / scale) / 1000,
  };
}
