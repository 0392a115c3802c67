import { defineRule } from '../define-rule.js';
import { isHeldUpByOldTasks } from '../reading/is-held-up-by-old-tasks.js';
import { findKilledStops } from '../reading/find-killed-stops.js';

export const shellAsFirstProcess = defineRule({
  id: 'shell-as-first-process',
  severity: 'symptom',
  find: (evidence) =>
    findKilledStops(evidence).flatMap(({ container, isNew, stopTimeoutSeconds, shell, line }) => {
      const decides = !isNew && isHeldUpByOldTasks(evidence);
      return shell === null ? [] : [{ container, stopTimeoutSeconds, shell, decides, line }];
    }),
  explain: ({ container, stopTimeoutSeconds, shell, decides, line }) => ({
    severity: decides ? 'cause' : 'symptom',
    what: `Container ${container} never got the stop signal and was killed after ${stopTimeoutSeconds} s (\`stopTimeout\`).`,
    why: `Its first process is the shell of \`${shell.name} -c\`, which does not pass SIGTERM on to its child: running requests and jobs were cut.`,
    fix: 'Put `exec` before the last command of the script, or write `command` as a list without a shell; initProcessEnabled does not help: with it the work is cut at once.',
    evidence: [line, `${shell.name} -c ${shell.script}`],
  }),
});
