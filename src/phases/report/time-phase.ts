import { messageOf } from '../../errors.js';
import type { PhaseReport } from '../../model/report.js';
import type { Run } from '../run.js';

export interface Part<T> {
  readonly name: PhaseReport['name'];
  /** The group's title in the log. */
  readonly title: string;
  readonly run: () => Promise<T>;
  /** How it ended, for people. */
  readonly describe: (result: T) => string;
  /** It came to its end, and that is a bad one. */
  readonly isFailure?: (result: T) => boolean;
}

/** Runs a part of a phase in a group of the log, and reports its times. */
export async function timePhase<T>({ world }: Run, part: Part<T>): Promise<T> {
  const { clock, story } = world;
  const startedAtMs = clock.now();
  story.tell({ kind: 'phase-begun', title: part.title });
  const end = (status: PhaseReport['status'], sentence: string): void => {
    const phase = { name: part.name, startedAtMs, endedAtMs: clock.now(), status, sentence };
    story.tell({ kind: 'phase-ended', phase });
  };
  try {
    const result = await part.run();
    end(part.isFailure?.(result) === true ? 'failed' : 'done', part.describe(result));
    return result;
  } catch (error) {
    end('failed', messageOf(error));
    throw error;
  }
}
