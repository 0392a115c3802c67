import type { PhaseReport } from '../../model/report.js';
import type { Run } from '../run.js';

export interface Part<T> {
  readonly name: PhaseReport['name'];
  /** The group's title in the log. */
  readonly title: string;
  readonly run: () => Promise<T>;
  /** The ending in words. */
  readonly describe: (result: T) => string;
  /** It came to its end, and that is a bad one. */
  readonly isFailure?: (result: T) => boolean;
}

/** Runs a part of a phase in a group of the log and keeps its times in the report; parts that follow each other are one. */
export async function timePhase<T>(run: Run, part: Part<T>): Promise<T> {
  const { clock, log } = run.world;
  const startedAtMs = clock.now();
  log.group(part.title);
  const end = (status: PhaseReport['status'], sentence: string): void => {
    log.endGroup();
    keep(run, { name: part.name, startedAtMs, endedAtMs: clock.now(), status, sentence });
  };
  try {
    const result = await part.run();
    end(part.isFailure?.(result) === true ? 'failed' : 'done', part.describe(result));
    return result;
  } catch (error) {
    end('failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
}

function keep(run: Run, phase: PhaseReport): void {
  const { report } = run.world;
  const last = report.phases.at(-1);
  const continues = last?.name === phase.name && last.status === 'done';
  if (!continues) {
    report.phases = [...report.phases, phase];
    return;
  }
  report.phases = [...report.phases.slice(0, -1), { ...phase, startedAtMs: last.startedAtMs }];
}
