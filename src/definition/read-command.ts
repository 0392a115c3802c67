import { type ShellFamily, findTails } from './find-tails.js';
import { SHELLS, type ShellStart, findShellScript, findStart } from './find-start.js';
import { type Program, classifyProgram } from './classify-program.js';
import { nameOf } from './name-of.js';
import { type ShellScript, type SimpleCommand, parseScript } from './parse-script.js';
import type { ContainerFacts } from './read-container.js';
import { readTellingName } from './read-telling-name.js';

/** A shell that runs a script by `-c`. */
export interface Shell {
  /** `sh`, `bash`, … */
  readonly name: string;
  readonly script: string;
}

export interface CommandFacts {
  /** The shell that stays PID 1 and does not pass on SIGTERM; null: there is none, or it replaces itself by the program. */
  readonly shell: Shell | null;
  /** Everything that is run, in order, a program each. */
  readonly programs: readonly Program[];
  /** Some part is put into the background. */
  readonly hasBackground: boolean;
}

type Source = Pick<ContainerFacts, 'name' | 'image' | 'words' | 'environment' | 'secretNames'>;

/** A script in a script in a script: nobody writes more, and a hostile one must end. */
const DEEPEST = 5;

/**
 * What the command line shows; a script file that it runs isn't looked into, only its name and the container's are.
 * `usesCelery`: it is known from elsewhere that the service's workers are Celery's.
 */
export function readCommand(container: Source, usesCelery = false): CommandFacts {
  const facts = readWords(container.words, container.image, 0);
  const isCelery = usesCelery || findsCelery(container);
  const programs = facts.programs.map((program) => addEnvironmentOptions(program, container));
  return { ...facts, programs: tellByName(programs, container, isCelery) };
}

/** gunicorn reads GUNICORN_CMD_ARGS before its command line (settings reference). */
function addEnvironmentOptions(program: Program, { environment }: Source): Program {
  const options = environment['GUNICORN_CMD_ARGS'];
  if (program.kind !== 'gunicorn' || options === undefined) return program;
  const [name = 'gunicorn', ...rest] = program.words;
  const own = [...parseScript(options, []).commands.values()].flatMap(({ words }) => words);
  return { ...program, words: [name, ...own, ...rest] };
}

function readWords(words: readonly string[], image: string, depth: number): CommandFacts {
  const start = findStart(words);
  const found = depth < DEEPEST ? findShell(words.slice(start)) : null;
  if (found !== null) return readShell(found, words.slice(0, start), image, depth);
  const whole = findWholeCommand(words);
  if (whole !== null && depth < DEEPEST) {
    const { programs, hasBackground } = readScript(parseScript(whole, []), image, depth);
    return { shell: null, programs, hasBackground };
  }
  return { shell: null, programs: [classifyProgram(words)], hasBackground: false };
}

/** A whole command in one word: the entry point, a script, hands it to a shell, so what PID 1 is can't be seen. */
function findWholeCommand(words: readonly string[]): string | null {
  const last = words.at(-1) ?? '';
  const isAlone =
    words.length === 1 || (words.length === 2 && classifyProgram(words.slice(0, 1)).script !== null);
  return isAlone && /\S\s+\S/.test(last) ? last : null;
}

interface FoundShell extends ShellStart {
  readonly name: string;
}

function findShell(words: readonly string[]): FoundShell | null {
  const name = nameOf(words[0] ?? '');
  if (name === 'su' || name === 'runuser') {
    const script = words[words.findIndex((word) => word === '-c' || word === '--command') + 1];
    return words.includes('-c') && script !== undefined ? { name, script, isFile: false, args: [] } : null;
  }
  if (!SHELLS.has(name)) return null;
  const start = findShellScript(words);
  return start === null || start.isFile ? null : { ...start, name };
}

function readShell(found: FoundShell, before: readonly string[], image: string, depth: number): CommandFacts {
  const script = parseScript(found.script, found.args);
  const { programs, hasBackground, inner } = readScript(script, image, depth);
  const facts = { programs, hasBackground };
  const family = familyOf(found.name, image);
  if (family === null || hasOwnInit(before) || handlesSignals(script)) return { ...facts, shell: null };
  const tails = findTails(script, family);
  if (tails === null || isLeftBehind(script, tails, inner)) {
    return { ...facts, shell: { name: found.name, script: found.script } };
  }
  const next = tails.map((tail) => inner.get(tail)?.shell ?? null).find((shell) => shell !== null);
  return { ...facts, shell: next ?? null };
}

interface ScriptFacts extends Omit<CommandFacts, 'shell'> {
  readonly inner: ReadonlyMap<SimpleCommand, CommandFacts>;
}

function readScript(script: ShellScript, image: string, depth: number): ScriptFacts {
  const commands = [...script.commands.values()];
  const inner = new Map(commands.map((command) => [command, readWords(command.words, image, depth + 1)]));
  const facts = [...inner.values()];
  return {
    inner,
    programs: [...inner].flatMap(([{ isBackground }, each]) =>
      each.programs.map((program) => ({ ...program, isBackground: isBackground || program.isBackground })),
    ),
    hasBackground: script.hasBackground || facts.some((each) => each.hasBackground),
  };
}

/** `sh` is what the image makes it: busybox ash on Alpine, bash on Red Hat's and Amazon's, dash on Debian's. */
function familyOf(shell: string, image: string): ShellFamily | null {
  if (shell === 'bash' || shell === 'zsh' || shell === 'ash' || shell === 'dash') return shell;
  if (shell !== 'sh') return null;
  if (/alpine|busybox/i.test(image)) return 'ash';
  return /amazonlinux|al20\d\d|fedora|centos|rockylinux|almalinux|oraclelinux|\bubi\d/i.test(image)
    ? 'bash'
    : 'dash';
}

/** An init of the image's own: how it passes signals on can't be seen. */
function hasOwnInit(words: readonly string[]): boolean {
  return words.some((word) =>
    ['tini', 'dumb-init', 'docker-init', 'catatonit', 's6-svscan'].includes(nameOf(word)),
  );
}

/** A trap may pass the signal on. */
function handlesSignals({ commands }: ShellScript): boolean {
  return [...commands.values()].some(
    ({ words }) => words[0] === 'trap' && !['', '-', undefined].includes(words[1]),
  );
}

const BUILTINS = new Set([
  ':',
  'true',
  'false',
  'echo',
  'printf',
  'exit',
  'wait',
  'cd',
  'return',
  'test',
  '[',
  'export',
]);

/** What the shell replaces itself by is not what works: that ran before it, or only a builtin of the shell is left. */
function isLeftBehind(
  { commands }: ShellScript,
  tails: readonly SimpleCommand[],
  inner: ReadonlyMap<SimpleCommand, CommandFacts>,
): boolean {
  if (tails.every(({ words: [name], isExec }) => !isExec && BUILTINS.has(name ?? ''))) return true;
  const before = [...commands.values()].filter((command) => !command.isExec && !command.isBackground);
  const works = ({ kind, hiddenBy }: Program): boolean => kind !== 'other' && hiddenBy === null;
  return before.some(
    (command) => !tails.includes(command) && inner.get(command)?.programs.some(works) === true,
  );
}

/** Names count if nothing in the command line shows what its script runs. */
function tellByName(programs: readonly Program[], container: Source, isCelery: boolean): readonly Program[] {
  const isKnown = programs.some(({ kind }) => kind !== 'other');
  const [first] = programs;
  if (first?.words.length === 0) return [tell(first, { name: '', args: [] }, container.name, isCelery)];
  return programs.map((program) =>
    program.kind !== 'other' || program.script === null || program.migration !== null
      ? program
      : tell(program, program.script, isKnown ? '' : container.name, isCelery),
  );
}

function tell(
  program: Program,
  { name, args }: NonNullable<Program['script']>,
  container: string,
  isCelery: boolean,
): Program {
  const { worker, beat } = readTellingName(name, args, container, isCelery);
  if (!worker && !beat) return program;
  return {
    ...program,
    kind: worker ? 'celery-worker' : 'celery-beat',
    beat: beat ? 'plain' : null,
    toldBy: 'name',
  };
}

function findsCelery({ environment, secretNames }: Source): boolean {
  return [...Object.keys(environment), ...secretNames].some((name) => /^CELERY|BROKER_URL$/i.test(name));
}
