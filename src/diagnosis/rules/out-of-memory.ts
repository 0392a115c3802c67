import { defineRule } from '../define-rule.js';
import { countWorkersOf } from '../../definition/count-server-workers.js';
import { fewLines } from '../reading/few-lines.js';
import { findInDeaths } from '../reading/find-in-deaths.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { findContainer } from '../../definition/find-container.js';
import { memoryOf } from '../../definition/read-size.js';

/** Container reason: the agent's `OutOfMemoryError: Container killed due to memory usage`, on Fargate without the prefix. */
const KILLED = /OutOfMemory|container killed due to memory usage/i;

/** Python's own, where a limit of the process and not of the container was hit. */
const PYTHON = /^MemoryError\b/;

export const outOfMemory = defineRule({
  id: 'out-of-memory',
  severity: 'cause',
  // Exit code 137 alone is also what a forced stop gives.
  find: (evidence) => {
    const found = [...findInDeaths(evidence, KILLED), ...findInExitedLogs(evidence, PYTHON)];
    return [...new Set(found.map(({ container }) => container))].map((name) => {
      const container = findContainer(evidence.taskDefinition, name);
      const own = found.filter((one) => one.container === name);
      return {
        container: name,
        count: new Set(own.map(({ taskArn }) => taskArn)).size,
        memory: memoryOf(evidence.taskDefinition, container),
        workers: countWorkersOf(container),
        killed: own.some(({ line }) => KILLED.test(line)),
        lines: fewLines(own.map(({ line }) => line)),
      };
    });
  },
  explain: ({ container, count, memory, workers, killed, lines }) => ({
    what: `${container === null ? 'A task' : `Container ${container}`} ran out of memory${count > 1 ? ` in ${count} tasks` : ''}.`,
    why: killed
      ? `It went over its limit${memory === null ? '' : ` of ${memory} MiB`}${workers === null || workers === 1 ? '' : ` with ${workers} server processes, each of which loads the whole application`}.`
      : 'Python was refused memory: the process has a limit of its own (`ulimit -v`), or asked for more at once than there is.',
    fix: killed
      ? 'Raise `memory` in the task definition, or start fewer processes (`--workers`, `--concurrency`); for a Celery worker that grows, set --max-memory-per-child.'
      : 'Lift that limit in the start command or the image, or look in the traceback for what wanted so much.',
    evidence: lines,
  }),
});
