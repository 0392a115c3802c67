import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import type { LogMatch } from '../reading/find-in-logs.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { commandOf, findContainer } from '../../definition/find-container.js';

/** gunicorn/util.py and arbiter.py, uvicorn/config.py; all seen in runs. */
const NOT_LOADED =
  /Failed to find (?:attribute|application)|Error loading ASGI app\. (?:Could not import module|Attribute)|Failed to parse '.*' as an attribute name|Unable to load application/;
const MODULE = /^ModuleNotFoundError: No module named '([^']+)'/;

/** `shop.asgi:application` */
const ARGUMENT = /(?:^|[\s'"])([A-Za-z_][\w.]*):([A-Za-z_][\w.]*(?:\([^)]*\))?)(?=$|[\s'"])/;

export const wrongApplicationArgument = defineRule({
  id: 'wrong-application-argument',
  severity: 'cause',
  find: (evidence) => {
    const missing = findInExitedLogs(evidence, MODULE).filter((match) => isWholeModule(evidence, match));
    const found = [...findInExitedLogs(evidence, NOT_LOADED), ...missing];
    const [first] = found;
    if (first === undefined) return [];
    const argument = findArgument(evidence, first.container)?.[0].trim() ?? null;
    return [{ argument, container: first.container, lines: shortenLines(found.map(({ line }) => line)) }];
  },
  explain: ({ argument, container, lines }) => ({
    what: `The server in container ${container} could not load the application${argument === null ? '' : ` \`${argument}\``}.`,
    why: 'The argument `module:name` names a module or an object that is not in this image.',
    fix: 'Compare it with the code of this revision: the module path from the working directory with dots, a colon, and the name of the application object, such as `shop.asgi:application`.',
    evidence: lines,
  }),
});

/** The missing module is exactly that of the argument, not its package or something it imports. */
function isWholeModule(evidence: Evidence, { container, groups }: LogMatch): boolean {
  return findArgument(evidence, container)?.[1] === groups[0];
}

function findArgument(evidence: Evidence, container: string): RegExpExecArray | null {
  return ARGUMENT.exec(commandOf(findContainer(evidence.taskDefinition, container)));
}
