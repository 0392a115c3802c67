import type { PhaseReport } from '../model/report.js';
import type { Run } from './run.js';

/** Runs one part of a phase in a group of the log, and keeps its times and its ending in the report. */
export async function recordPhase<T>(
  run: Run,
  name: PhaseReport['name'],
  part: () => Promise<T>,
  done: string,
): Promise<T> {
  const { clock, log, report } = run.world;
  const startedAtMs = clock.now();
  log.group(name);
  const end = (status: PhaseReport['status'], sentence: string): void => {
    log.endGroup();
    report.phases.push({ name, startedAtMs, endedAtMs: clock.now(), status, sentence });
  };
  try {
    const result = await part();
    end('done', done);
    return result;
  } catch (error) {
    end('failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
}
