import type { Evidence } from '../../model/evidence.js';
import { defineRule } from '../define-rule.js';
import { shortenLines } from '../reading/shorten-lines.js';
import type { LogMatch } from '../reading/find-in-logs.js';
import { findInExitedLogs } from '../reading/find-in-troubled-logs.js';
import { environmentNamesOf, findContainer } from '../../definition/find-container.js';

/** Django, python-decouple, environs, os.environ[…], pydantic-settings. */
const PATTERNS = [
  /ImproperlyConfigured: (?!Error loading)(.*\bThe ([A-Z][A-Z0-9_]+) setting must not be empty.*)/,
  /ImproperlyConfigured: (?!Error loading)(.*\b(?:[Ss]et the|environment variable) ([A-Z][A-Z0-9_]+)\b.*)/,
  /ImproperlyConfigured: (?!Error loading)(.+)()/,
  /(UndefinedValueError: (\S+) not found\b.*)/,
  /(EnvError: Environment variable "([A-Z][A-Z0-9_]*)" not set.*)/,
  /^(KeyError: '([A-Z][A-Z0-9_]+)')$/,
  /^(?:pydantic\S*ValidationError: )?(\d+ validation errors? for \w*(?:Settings|Config)\w*)()/,
];

export const settingMissing = defineRule({
  id: 'setting-missing',
  severity: 'cause',
  find: (evidence) => {
    const found = PATTERNS.flatMap((pattern) => findInExitedLogs(evidence, pattern));
    const proof = found.filter((match) => !isGiven(evidence, match));
    const [first] = proof;
    if (first === undefined) return [];
    const [text = '', name = ''] = first.groups;
    const { container } = first;
    const had = name !== '' && namesIn(evidence.previousTaskDefinition, container).includes(name);
    return [{ container, text, name, had, lines: shortenLines(proof.map(({ line }) => line)) }];
  },
  explain: ({ container, text, name, had, lines }) => ({
    what:
      name === ''
        ? `Container ${container} stopped because of its configuration.`
        : `Container ${container} stopped because ${name} is not set.`,
    why: `The application logs "${text.replace(/\.$/, '')}"${had ? `; the serving revision sets ${name}, the new one does not` : ''}.`,
    fix: `Add ${name === '' ? 'the missing setting' : name} to \`environment\` or \`secrets\` of the container in the task definition; workers and web servers need the same variables.`,
    evidence: lines,
  }),
});

/** A KeyError in capitals may come from any dictionary: it counts only if the environment lacks the name. */
function isGiven(evidence: Evidence, { container, groups: [text = '', name = ''] }: LogMatch): boolean {
  return text.startsWith('KeyError') && namesIn(evidence.taskDefinition, container).includes(name);
}

function namesIn(revision: Evidence['taskDefinition'], container: string): readonly string[] {
  return environmentNamesOf(findContainer(revision, container));
}
