import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInLogs } from '../reading/find-in-logs.js';

/** billiard/pool.py and einfo. */
const DIED = /Worker exited prematurely: (?:signal (\d+)|exitcode (\d+))/;

export const workerChildDied = defineRule({
  id: 'worker-child-died',
  severity: 'symptom',
  find: (evidence) => {
    const found = findInLogs(evidence, DIED);
    const [first] = found;
    if (first === undefined) return [];
    const [signal = ''] = first.groups;
    return [{ container: first.container, signal, lines: shortenLines(found.map(({ line }) => line)) }];
  },
  explain: ({ container, signal, lines }) => ({
    what: `A process of the Celery worker in container ${container} died during a job${signal === '' ? '' : ` by signal ${signal}`}.`,
    why: WHY[signal] ?? 'Something killed the process from outside, or compiled code crashed.',
    fix: 'For signal 9 give the container more memory or the worker less concurrency; for signal 15 send the signal only to the main process (no init that signals the whole group, no supervisor).',
    evidence: lines,
  }),
});

const WHY: Readonly<Record<string, string>> = {
  '9': 'Signal 9 comes from the kernel when it is out of memory, or from a manual kill.',
  '11': 'Signal 11 is a crash in compiled code.',
  '15': 'Signal 15 reached this process, but only the main process should get it.',
};
