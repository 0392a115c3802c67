import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInLogs } from '../reading/find-in-logs.js';

/** celery/worker/consumer/consumer.py, UNKNOWN_TASK_ERROR. */
const UNREGISTERED = /Received unregistered task of type '?([^'\s]+?)'?\.$/;

export const unregisteredTask = defineRule({
  id: 'unregistered-task',
  severity: 'cause',
  find: (evidence) => {
    const found = findInLogs(evidence, UNREGISTERED);
    return [...new Set(found.map(({ groups }) => groups[0] ?? ''))].map((name) => {
      const own = found.filter(({ groups }) => groups[0] === name);
      return { name, count: own.length, lines: shortenLines(own.map(({ line }) => line)) };
    });
  },
  explain: ({ name, count, lines }) => ({
    what: `The new workers don't know the Celery task ${name} and discarded ${count === 1 ? 'a job' : `${count} jobs`}.`,
    why: 'Jobs are sent under a name that this revision does not register: the task was renamed or removed, or its module is not imported.',
    fix: 'Keep the old name as an alias for one release, import the module (`include` or autodiscovery), and deploy the workers before the services that send the jobs.',
    evidence: lines,
  }),
});
