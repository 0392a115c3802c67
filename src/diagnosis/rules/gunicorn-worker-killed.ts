import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInLogs } from '../reading/find-in-logs.js';
import type { LogMatch } from '../reading/find-in-logs.js';
import { findInTroubledLogs } from '../reading/find-in-troubled-logs.js';
import { findContainer } from '../../definition/find-container.js';
import { memoryOf } from '../../definition/read-size.js';

/** gunicorn/arbiter.py, newer and older; its "Perhaps out of memory?" is a guess. */
const KILLED = /Worker (?:\(pid:(\d+)\) was sent SIGKILL!|with pid (\d+) was terminated due to signal 9)/;

export const gunicornWorkerKilled = defineRule({
  id: 'gunicorn-worker-killed',
  severity: 'cause',
  find: (evidence) => {
    const killed = findInTroubledLogs(evidence, KILLED).filter(
      (match) => !wasKilledByGunicorn(evidence, match),
    );
    const [first] = killed;
    if (first === undefined) return [];
    const { container } = first;
    const memory = memoryOf(evidence.taskDefinition, findContainer(evidence.taskDefinition, container));
    return [{ container, memory, count: killed.length, lines: shortenLines(killed.map(({ line }) => line)) }];
  },
  explain: ({ container, memory, count, lines }) => ({
    what: `The kernel killed ${count === 1 ? 'a gunicorn worker' : `${count} gunicorn workers`} in container ${container}.`,
    why: `gunicorn did not do it itself, so the container${memory === null ? '' : ` (${memory} MiB)`} most likely ran out of memory; ECS does not notice, because the main process still runs.`,
    fix: 'Raise `memory` in the task definition, or start fewer workers; --max-requests helps if memory grows slowly.',
    evidence: lines,
  }),
});

/** After WORKER TIMEOUT gunicorn kills the worker itself, and then logs the same question about memory. */
function wasKilledByGunicorn(evidence: Evidence, { groups }: LogMatch): boolean {
  const pid = groups.find((group) => group !== '');
  return findInLogs(evidence, /WORKER TIMEOUT \(pid:(\d+)\)/).some((match) => match.groups[0] === pid);
}
