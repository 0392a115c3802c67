import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { exitCodeOf } from '../reading/judge-task.js';

/** dash: `sh: 1: gunicorn: not found`, bash: `bash: line 1: gunicorn: command not found`; both end with 127. */
const NOT_FOUND = /(?:^|: )(?:exec: )?([^\s:]+): (?:command )?not found$/;
const NOT_FOUND_CODE = 127;

export const programNotFound = defineRule({
  id: 'program-not-found',
  severity: 'cause',
  find: (evidence) => {
    const ended = new Set(
      evidence.stoppedTasks.filter((task) => exitCodeOf(task) === NOT_FOUND_CODE).map(({ arn }) => arn),
    );
    const found = findInExitedLogs(evidence, NOT_FOUND).filter(({ taskArn }) => ended.has(taskArn));
    const last = found.at(-1);
    return last === undefined
      ? []
      : [{ container: last.container, program: last.groups[0] ?? '', lines: shortenLines([last.line]) }];
  },
  explain: ({ container, program, lines }) => ({
    what: `The shell in container ${container} can't find ${program}.`,
    why: 'The program is not in the image, or not on its PATH, for example because a virtual environment is not activated (exit code 127).',
    fix: `Install it in the image, use its full path, or run it as a module (\`python -m ${program}\`).`,
    evidence: lines,
  }),
});
