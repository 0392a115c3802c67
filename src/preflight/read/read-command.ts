import type { ContainerFacts } from './read-container.js';

/** One program that the container's command runs. */
export interface Program {
  readonly kind: 'gunicorn' | 'uvicorn' | 'hypercorn' | 'daphne' | 'celery-worker' | 'celery-beat' | 'other';
  /** Its own words, from its name on. */
  readonly words: readonly string[];
}

export interface CommandFacts {
  /** The shell that is PID 1; null: there is none, or it gives its place to the last program by `exec`. */
  readonly shell: 'sh' | 'bash' | null;
  /** Everything that is run, in order, a program each. */
  readonly programs: readonly Program[];
  /** Some part is put into the background. */
  readonly hasBackground: boolean;
}

const SERVERS = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne'] as const;
const SHELLS: Readonly<Record<string, 'sh' | 'bash'>> = { sh: 'sh', ash: 'sh', dash: 'sh', bash: 'bash' };

/** What the command line shows; a script that it runs isn't looked into. */
export function readCommand({ words }: ContainerFacts): CommandFacts {
  const at = words.findIndex(
    (word, index) => SHELLS[nameOf(word)] !== undefined && isScriptFlag(words[index + 1]),
  );
  if (at === -1) return { shell: null, programs: [findProgram(words)], hasBackground: false };
  const script = words[at + 2] ?? '';
  const segments = splitScript(script, words.slice(at + 4));
  const last = segments.at(-1) ?? [];
  const shell = SHELLS[nameOf(words[at] ?? '')] ?? 'sh';
  return {
    shell: isReplaced(script, last) || hasOwnInit(words.slice(0, at)) ? null : shell,
    programs: segments.map(findProgram),
    hasBackground: /(^|[^&>])&(?![&>\d])/.test(script.replace(/\\\n/g, ' ')),
  };
}

/** `-c`, `-ec`, `-lc` */
function isScriptFlag(word: string | undefined): boolean {
  return word !== undefined && /^-[a-z]*c$/.test(word);
}

/** The shell gives its place to the last command. */
function isReplaced(script: string, last: readonly string[]): boolean {
  return last[0] === 'exec' || /\bexec\b/.test(lastPart(script));
}

/** An init of the image's own: how it passes signals on can't be seen. */
function hasOwnInit(words: readonly string[]): boolean {
  return words.some((word) => ['tini', 'dumb-init', 'docker-init', 's6-svscan'].includes(nameOf(word)));
}

function lastPart(script: string): string {
  return (
    script
      .split(/&&|\|\||;|\n/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? ''
  );
}

/** The script's commands as words; `"$@"` stands for the words that follow it on the command line. */
function splitScript(script: string, rest: readonly string[]): string[][] {
  return script
    .split(/&&|\|\||[;|\n&]/)
    .map((part) => part.match(/"[^"]*"|'[^']*'|\S+/g) ?? [])
    .map((words) =>
      words.flatMap((word) =>
        word.replaceAll('"', '') === '$@' ? rest : [word.replace(/^["']|["']$/g, '')],
      ),
    )
    .filter((words) => words.length > 0);
}

function findProgram(words: readonly string[]): Program {
  const at = words.findIndex((word) => isKnown(nameOf(word)));
  const name = nameOf(words[at] ?? '');
  const own = at === -1 ? words : words.slice(at);
  const server = SERVERS.find((each) => each === name);
  if (server !== undefined) return { kind: server, words: own };
  if (name === 'celery' && own.includes('worker')) return { kind: 'celery-worker', words: own };
  if (name === 'celery' && own.includes('beat')) return { kind: 'celery-beat', words: own };
  return { kind: 'other', words: own };
}

function isKnown(name: string): boolean {
  return name === 'celery' || (SERVERS as readonly string[]).includes(name);
}

/** `/usr/bin/celery` and `celery` alike. */
function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
