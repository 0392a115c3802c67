import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { commandOf, environmentValueOf, findContainer } from '../../definition/find-container.js';

/** CPython's messages at the end of a traceback. */
const PATTERN =
  /\b(?:ModuleNotFoundError: No module named '([^']+)'|ImportError: (cannot import name .+|.+: cannot open shared object file.*|No module named \S+))/;

export const moduleNotFound = defineRule({
  id: 'module-not-found',
  severity: 'cause',
  find: (evidence) => {
    const found = findInExitedLogs(evidence, PATTERN);
    // The last one ended the process; earlier ones may have been caught.
    const last = found.at(-1);
    if (last === undefined) return [];
    const [module = '', other = ''] = last.groups;
    const command = commandOf(findContainer(evidence.taskDefinition, last.container));
    const isSettings = /settings/i.test(module);
    const given = environmentValueOf(
      findContainer(evidence.taskDefinition, last.container),
      'DJANGO_SETTINGS_MODULE',
    );
    const inEnvironment = module !== '' && given === module;
    const inCommand = module !== '' && command.includes(module.split('.')[0] ?? module);
    return [
      {
        container: last.container,
        module,
        other,
        isSettings,
        inCommand,
        inEnvironment,
        lines: shortenLines([last.line]),
      },
    ];
  },
  explain: ({ container, module, other, isSettings, inCommand, inEnvironment, lines }) => ({
    what:
      module === ''
        ? `Container ${container} could not import what it needs: ${other.replace(/\.$/, '')}.`
        : `Python in container ${container} can't find the module \`${module}\`.`,
    why: inEnvironment
      ? 'DJANGO_SETTINGS_MODULE in the task definition names it, but this image does not contain it.'
      : inCommand
        ? 'The start command names it (or its package), and Python searches for it from the image’s working directory.'
        : 'The process exited because the module, or a package that provides it, is not in this image.',
    fix: isSettings
      ? 'Check DJANGO_SETTINGS_MODULE, WORKDIR and PYTHONPATH: the settings must be importable.'
      : inCommand
        ? 'Check WORKDIR and PYTHONPATH, and that the code was copied into the image under this name.'
        : 'Add it to the requirements or the lock file, check that the image was built from the new one, and that it was installed into the virtual environment in use.',
    evidence: lines,
  }),
});
