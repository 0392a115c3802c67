import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
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
    return [{ container: first.container, signal, lines: fewLines(found.map(({ line }) => line)) }];
  },
  explain: ({ container, signal, lines }) => ({
    what: `A process of the Celery worker in container ${container} died in the middle of a job${signal === '' ? '' : ` by signal ${signal}`}.`,
    why: WHY[signal] ?? 'Something ended the process from outside, or compiled code crashed.',
    fix: 'Give the container more memory or the worker less concurrency for signal 9; for signal 15 let only the main process get the signal: no init that signals the whole group, no supervisor around the worker.',
    evidence: lines,
  }),
});

const WHY: Readonly<Record<string, string>> = {
  '9': 'Signal 9 is the kernel out of memory, or somebody’s kill.',
  '11': 'Signal 11 is a crash in compiled code.',
  '15': 'Signal 15 reached the process itself, where only the main process should get it.',
};
