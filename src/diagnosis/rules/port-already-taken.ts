import { defineRule } from '../define-rule.js';
import { fewLines } from '../reading/few-lines.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';

/** gunicorn's and Python's words, both seen in runs. */
const TAKEN = /Connection in use: \(.*?(\d+)\)|\[Errno 98\](?:.*?, (\d+)\))?.*address already in use/i;

export const portAlreadyTaken = defineRule({
  id: 'port-already-taken',
  severity: 'cause',
  find: (evidence) => {
    const found = findInExitedLogs(evidence, TAKEN);
    const [first] = found;
    if (first === undefined) return [];
    const port = first.groups.find((group) => group !== '') ?? null;
    return [{ container: first.container, port, lines: fewLines(found.map(({ line }) => line)) }];
  },
  explain: ({ container, port, lines }) => ({
    what: `Container ${container} could not listen${port === null ? '' : ` on port ${port}`}: something in the same task does already.`,
    why: 'All containers of a task share one network (awsvpc), and in one container a start script may start the server twice.',
    fix: 'Give each container of the task a port of its own, or let the script start the server once.',
    evidence: lines,
  }),
});
