import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';

/** gunicorn's and Python's messages, both seen in runs. */
const TAKEN = /Connection in use: \(.*?(\d+)\)|\[Errno 98\](?:.*?, (\d+)\))?.*address already in use/i;

export const portAlreadyTaken = defineRule({
  id: 'port-already-taken',
  severity: 'cause',
  find: (evidence) => {
    const found = findInExitedLogs(evidence, TAKEN);
    const [first] = found;
    if (first === undefined) return [];
    const port = first.groups.find((group) => group !== '') ?? null;
    return [{ container: first.container, port, lines: shortenLines(found.map(({ line }) => line)) }];
  },
  explain: ({ container, port, lines }) => ({
    what: `Container ${container} could not listen${port === null ? '' : ` on port ${port}`}: it is already in use in the same task.`,
    why: 'All containers of a task share one network (awsvpc); or a start script starts the server twice.',
    fix: 'Give each container of the task its own port, or start the server only once.',
    evidence: lines,
  }),
});
