import type { Story } from '../../ports.js';
import type { Run } from '../run.js';
import { createRun, setDrainMode } from '../run.js';

/** What is told of a replacement: the report's other parts are about the deploy that failed. The timeline shows who consumes. */
const TOLD = new Set(['noted', 'warned', 'progressed', 'workers-looked', 'repairs-listed']);

/**
 * A run of its own for the deployment that replaces restored workers: an overlap of the same revision with its own undo
 * record, without the wishes of the deploy that failed, and for all workers of the service.
 */
export function openReplacement({ inputs, world, region }: Run, boundMs: number): Run {
  const run = createRun({
    inputs: {
      ...inputs,
      drainQueues: [],
      onDrainTimeout: 'fail',
      onFailure: 'rollback',
      minimumHealthyPercent: null,
      maximumPercent: null,
      desiredCount: null,
      healthTimeoutMs: boundMs,
      stableForMs: 0,
    },
    world: { ...world, story: limitStory(world.story) },
    region,
  });
  setDrainMode(run, { mode: 'overlap', why: '' });
  return run;
}

function limitStory({ tell, debug }: Story): Story {
  return {
    debug,
    tell: (event) => {
      if (TOLD.has(event.kind)) tell(event);
    },
  };
}
