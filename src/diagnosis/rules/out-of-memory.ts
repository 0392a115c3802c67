import { defineRule } from '../define-rule.js';
import { countWorkersOf } from '../../definition/count-server-workers.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInDeaths } from '../reading/find-in-deaths.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { findContainer } from '../../definition/find-container.js';
import { memoryOf } from '../../definition/read-size.js';

/** Container reason: the agent's `OutOfMemoryError: Container killed due to memory usage`, on Fargate without the prefix. */
const KILLED = /OutOfMemory|container killed due to memory usage/i;

/** Python's own error: a limit of the process, not of the container. */
const PYTHON = /^MemoryError\b/;

export const outOfMemory = defineRule({
  id: 'out-of-memory',
  severity: 'cause',
  // Exit code 137 alone can also mean a forced stop.
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
        lines: shortenLines(own.map(({ line }) => line)),
      };
    });
  },
  explain: ({ container, count, memory, workers, killed, lines }) => ({
    what: `${container === null ? 'A task' : `Container ${container}`} ran out of memory${count > 1 ? ` in ${count} tasks` : ''}.`,
    why: killed
      ? `It exceeded its limit${memory === null ? '' : ` of ${memory} MiB`}${workers === null || workers === 1 ? '' : ` with ${workers} server processes, each with the whole application loaded`}.`
      : 'Python could not allocate memory: the process has its own limit (`ulimit -v`), or requested more at once than there is.',
    fix: killed
      ? 'Raise `memory` in the task definition, or start fewer processes (`--workers`, `--concurrency`); if a Celery worker grows, set --max-memory-per-child.'
      : 'Raise that limit in the start command or the image, or check the traceback for what needed so much memory.',
    evidence: lines,
  }),
});
