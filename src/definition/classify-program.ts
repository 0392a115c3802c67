import { findMigration } from './find-migration.js';
import { SERVERS, SHELLS, findShellScript, findStart, isPython } from './find-start.js';
import { nameOf } from './name-of.js';
import { isMultiStart, readBeat, readCelery } from './read-celery.js';

/** One program that the container's command runs. */
export interface Program {
  readonly kind: (typeof SERVERS)[number] | 'celery-worker' | 'celery-beat' | 'other';
  /** Its own words, from its name on. */
  readonly words: readonly string[];
  /** `name`: only the name of a script or of the container shows the kind, so its options are not known. */
  readonly toldBy: 'command' | 'name';
  /** It runs Celery beat; `locking`: by a scheduler of which only one sends at a time. */
  readonly beat: 'plain' | 'locking' | null;
  /** What it prepares before the service starts, such as `migrate`; null: nothing. */
  readonly migration: string | null;
  /** What keeps the process that works behind another one: `supervisord`, `--detach`; null: nothing. */
  readonly hiddenBy: string | null;
  /** A script whose content decides what runs; null: the command line itself says it. */
  readonly script: { readonly name: string; readonly args: readonly string[] } | null;
  /** `&` stands behind it. */
  readonly isBackground: boolean;
}

const PLAIN: Omit<Program, 'kind' | 'words'> = {
  toldBy: 'command',
  beat: null,
  migration: null,
  hiddenBy: null,
  script: null,
  isBackground: false,
};

const SUPERVISORS = new Set([
  ...[
    'supervisord',
    'circusd',
    's6-svscan',
    'runsvdir',
    'pm2',
    'pm2-runtime',
    'monit',
    'hivemind',
    'overmind',
  ],
  ...['concurrently', 'multirun'],
]);
/** They start what a Procfile names. */
const PROCFILE = new Set(['honcho', 'foreman', 'forego']);

/** What one command runs, behind wrappers such as `poetry run`, `gosu app` or `python -m`. */
export function classifyProgram(given: readonly string[]): Program {
  const behind = given.slice(findStart(given));
  const words = isPython(nameOf(behind[0] ?? '')) ? readPython(behind) : readManage(behind);
  const name = nameOf(words[0] ?? '');
  const server = SERVERS.find((each) => each === name);
  const base = { ...PLAIN, words };
  if (server !== undefined) return { ...base, kind: server };
  if (name === 'fastapi') return { ...base, kind: 'uvicorn', words: asUvicorn(words) };
  if (name === 'celeryd') return { ...base, kind: 'celery-worker' };
  if (name === 'celerybeat') return { ...base, kind: 'celery-beat', beat: 'plain' };
  if (name === 'celery') return identifyCelery(words);
  return {
    ...base,
    kind: 'other',
    words: given,
    migration: findMigration(behind),
    hiddenBy: SUPERVISORS.has(name) || (PROCFILE.has(name) && words.includes('start')) ? name : null,
    script: findScript(behind),
  };
}

function identifyCelery(words: readonly string[]): Program {
  const command = readCelery(words);
  const beat = readBeat(words);
  const base = { ...PLAIN, words, beat };
  const { flags } = command ?? { flags: new Set<string>() };
  if (command === null) return { ...base, kind: 'other' };
  if (isMultiStart(command)) return { ...base, kind: 'celery-worker', hiddenBy: 'celery multi' };
  const hiddenBy = flags.has('--detach') || flags.has('-D') ? '--detach' : null;
  if (command.subcommand === 'worker') return { ...base, kind: 'celery-worker', hiddenBy };
  if (command.subcommand === 'beat') return { ...base, kind: 'celery-beat', hiddenBy };
  return { ...base, kind: 'other' };
}

/** `python -Bum celery worker`, `python manage.py celery worker`: what follows Python's own options. */
function readPython(words: readonly string[]): readonly string[] {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) return readManage(words.slice(at));
    const letters = word.slice(1);
    const valued = /[mcWX]/.exec(letters);
    if (valued === null) continue;
    const own = letters.slice(valued.index + 1);
    if (valued[0] === 'c') return words;
    if (valued[0] === 'm') return readModule([...(own === '' ? [] : [own]), ...words.slice(at + 1)]);
    if (own === '') at += 1;
  }
  return words;
}

/** django-celery: `manage.py celery worker`, `manage.py celeryd`. */
function readManage(words: readonly string[]): readonly string[] {
  const isDjango = /^(?:manage\.py|django-admin)$/.test(nameOf(words[0] ?? ''));
  return isDjango && /^celery(?:d|beat)?$/.test(words[1] ?? '') ? words.slice(1) : words;
}

/** `celery`, `celery.__main__`, `gunicorn.app.wsgiapp`; another module may start one of them in turn. */
function readModule([module = '', ...rest]: readonly string[]): readonly string[] {
  const [first = ''] = module.split('.');
  if (first === 'celery' || first === 'fastapi' || (SERVERS as readonly string[]).includes(first))
    return [first, ...rest];
  const words = [module, ...rest];
  const start = /^(?:coverage|debugpy|cProfile|memray|scalene|watchdog|watchfiles)$/.test(first)
    ? findStart(words)
    : 0;
  return words.slice(start);
}

/** `fastapi run` is uvicorn on 0.0.0.0:8000, `fastapi dev` on 127.0.0.1 (fastapi-cli); what is given comes last and counts. */
function asUvicorn([, verb, ...rest]: readonly string[]): readonly string[] {
  return ['uvicorn', '--host', verb === 'run' ? '0.0.0.0' : '127.0.0.1', '--port', '8000', ...rest];
}

/** A script file, a module of the app, a target of make, or a bare word that the image's entry point has to know. */
function findScript(words: readonly string[]): Program['script'] {
  const first = nameOf(words[0] ?? '');
  if (SHELLS.has(first)) {
    const start = findShellScript(words);
    return start?.isFile === true ? { name: start.script, args: start.args.slice(1) } : null;
  }
  const own = isPython(first) ? readPython(words) : words;
  const [name, ...args] =
    first === 'make' ? own.filter((word) => word !== 'make' && !word.startsWith('-')) : own;
  if (name === undefined || isPython(nameOf(name)) || nameOf(name) === 'manage.py') return null;
  const isFile = /\.(?:sh|bash|py)$/.test(name);
  const isPath =
    name.includes('/') && !nameOf(name).includes('.') && !/^\/(?:usr\/(?:local\/)?)?s?bin\//.test(name);
  const isModule = own !== words && /^\w+(?:\.\w+)+$/.test(name);
  const isRole =
    /^(?:start[-_]?|run[-_]?)?(?:celery[-_]?)?(?:worker|beat|celery)$/.test(name) && args.length === 0;
  return isFile || isPath || isModule || isRole || first === 'make' ? { name, args } : null;
}
