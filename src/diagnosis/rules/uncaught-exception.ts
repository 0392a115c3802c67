import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { findExceptions } from '../reading/find-exceptions.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { isExitByItself } from '../reading/judge-task.js';

/** gunicorn/arbiter.py (exit 3, newer versions 1) and uvicorn's lifespan: the reason is in the traceback above. */
const WRAPPERS = /Worker failed to boot|Application startup failed\. Exiting\.|App failed to load/;

export const uncaughtException = defineRule({
  id: 'uncaught-exception',
  severity: 'symptom',
  find: (evidence) => {
    const exited = new Set(evidence.stoppedTasks.filter(isFailure).map(({ arn }) => arn));
    const exception = findExceptions(evidence).findLast(({ taskArn }) => exited.has(taskArn));
    const wrapper = findInExitedLogs(evidence, WRAPPERS).at(-1);
    const container = exception?.container ?? wrapper?.container;
    if (container === undefined) return [];
    const lines = [exception?.line, wrapper?.line].flatMap((line) => line ?? []);
    return [{ container, exception: exception?.line ?? null, lines }];
  },
  explain: ({ container, exception, lines }) => ({
    what: `Container ${container} failed to start${exception === null ? '' : ` with ${nameOf(exception)}`}.`,
    why:
      exception === null
        ? 'The server reports that the application did not load; its log shows no traceback.'
        : 'The application raised an exception that nothing caught; the last line of its traceback is quoted.',
    fix: 'Read the traceback above that line in the container’s log; to reproduce it, start the image with the same environment.',
    evidence: lines,
  }),
});

function nameOf(exception: string): string {
  return exception.split(':')[0] ?? exception;
}

function isFailure(task: Evidence['stoppedTasks'][number]): boolean {
  return isExitByItself(task) && task.containers.some(({ exitCode }) => exitCode !== 0 && exitCode !== null);
}
