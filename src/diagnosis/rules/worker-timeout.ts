import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInTroubledLogs } from '../reading/find-in-troubled-logs.js';
import { findContainer } from '../../definition/find-container.js';
import { findNumber } from '../../definition/find-option.js';
import { readCommand } from '../../definition/read-command.js';
import { readContainer } from '../../definition/read-container.js';

/** gunicorn/arbiter.py; the default of --timeout is 30 s (gunicorn/config.py). */
const SILENT_WORKER = /\[CRITICAL\] WORKER TIMEOUT \(pid:/;
const DEFAULT_SECONDS = 30;

export const workerTimeout = defineRule({
  id: 'worker-timeout',
  severity: 'symptom',
  find: (evidence) => {
    const lines = findInTroubledLogs(evidence, SILENT_WORKER);
    const [first] = lines;
    if (first === undefined) return [];
    const { programs } = readCommand(readContainer(findContainer(evidence.taskDefinition, first.container)));
    const { words = [] } = programs.find(({ kind }) => kind === 'gunicorn') ?? {};
    const seconds = findNumber(words, '-t', '--timeout') ?? DEFAULT_SECONDS;
    return [{ container: first.container, seconds, lines: shortenLines(lines.map(({ line }) => line)) }];
  },
  explain: ({ container, seconds, lines }) => ({
    what: `gunicorn in container ${container} killed a worker that was blocked for more than ${seconds} s.`,
    why: 'A request, or the import of the application, blocked the worker; `--timeout` is a watchdog for workers, not a timeout for requests or health checks.',
    fix: 'Find what blocks (a database or a service that does not answer), set timeouts for such calls, and use threads or an asynchronous worker class; a larger --timeout only hides it.',
    evidence: lines,
  }),
});
