import { readCelery } from './read-celery.js';
import { nameOf } from './name-of.js';

export const SERVERS = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne'] as const;
export const SHELLS = new Set(['sh', 'ash', 'dash', 'bash', 'zsh']);

/** Programs of Celery whose name alone says what they run: Celery 3 and django-celery. */
const LEGACY = new Set(['celeryd', 'celerybeat']);

/** Programs that take the words behind them as data, or run them in a way of their own: what is there is no program. */
const TAKES_DATA = new Set([
  ...[
    'echo',
    'printf',
    'cd',
    'mkdir',
    'chown',
    'chmod',
    'cp',
    'mv',
    'rm',
    'ln',
    'touch',
    'ls',
    'cat',
    'tail',
    'head',
  ],
  ...[
    'grep',
    'egrep',
    'sed',
    'awk',
    'cut',
    'sort',
    'tee',
    'find',
    'which',
    'type',
    'curl',
    'wget',
    'nc',
    'ping',
  ],
  ...[
    'sleep',
    'wait',
    'test',
    '[',
    '[[',
    ':',
    'true',
    'false',
    'exit',
    'return',
    'export',
    'unset',
    'source',
    '.',
  ],
  ...[
    'trap',
    'read',
    'kill',
    'pkill',
    'killall',
    'pgrep',
    'ps',
    'pip',
    'pip3',
    'apt-get',
    'apt',
    'apk',
    'git',
    'id',
  ],
  ...[
    'useradd',
    'adduser',
    'supervisord',
    'supervisorctl',
    'honcho',
    'foreman',
    'forego',
    'overmind',
    'circusd',
  ],
  ...[
    'node',
    'ruby',
    'java',
    'php',
    'perl',
    'rails',
    'rake',
    'alembic',
    'flask',
    'rq',
    'rqworker',
    'dramatiq',
  ],
  ...[
    'arq',
    'huey_consumer',
    'huey_consumer.py',
    'sidekiq',
    'flower',
    'nginx',
    'redis-cli',
    'psql',
    'pg_isready',
  ],
]);
/** The first word behind them is a user. */
const USER_FIRST = new Set(['gosu', 'su-exec', 's6-setuidgid', 'setuidgid', 'chpst']);
/** They start what follows them, so a script there is the program. */
const WRAPPERS = new Set([
  ...[
    ...USER_FIRST,
    'exec',
    'env',
    'nice',
    'nohup',
    'time',
    'timeout',
    'setsid',
    'stdbuf',
    'sudo',
    'runuser',
    'setpriv',
  ],
  ...[
    'tini',
    'dumb-init',
    'docker-init',
    'catatonit',
    'with-contenv',
    'poetry',
    'pipenv',
    'uv',
    'pdm',
    'rye',
    'hatch',
  ],
  ...[
    'bundle',
    'npx',
    'chamber',
    'doppler',
    'aws-vault',
    'newrelic-admin',
    'ddtrace-run',
    'opentelemetry-instrument',
  ],
  ...['watchmedo', 'xvfb-run', 'dockerize', 'wait-for-it', 'wait-for-it.sh', 'command'],
]);

/** Where the words name what really runs, behind wrappers such as `poetry run` or `gosu app`: an index into them. */
export function findStart(words: readonly string[]): number {
  const name = nameOf(words[0] ?? '');
  if (isProgramAt(words, 0) || TAKES_DATA.has(name) || isPython(name) || /^manage\.py$/.test(name)) return 0;
  if (name === 'command' && words[1]?.startsWith('-') === true) return 0;
  const from = Math.max(USER_FIRST.has(name) ? 2 : 1, WRAPPERS.has(name) ? words.indexOf('--') + 1 : 1);
  for (let at = from; at < words.length; at += 1) {
    if (isProgramAt(words, at)) return isRole(words, at) && !WRAPPERS.has(name) ? 0 : at;
    const next = nameOf(words[at] ?? '');
    if (isPython(next) || next === 'manage.py' || (WRAPPERS.has(name) && TAKES_DATA.has(next))) return at;
  }
  if (!WRAPPERS.has(name)) return 0;
  const script = words.findIndex((word, at) => at >= from && /\.(?:sh|bash|py)$|^\.{0,2}\/\S+$/.test(word));
  return script === -1 ? 0 : script;
}

export function isPython(name: string): boolean {
  return /^(?:python|pypy)\d*(?:\.\d+)?$/.test(name);
}

function isProgramAt(words: readonly string[], at: number): boolean {
  const name = nameOf(words[at] ?? '');
  if (SHELLS.has(name)) return findShellScript(words.slice(at)) !== null;
  if (name === 'celery') return at === 0 || readCelery(words.slice(at)) !== null;
  if (name === 'fastapi') return ['run', 'dev'].includes(words[at + 1] ?? '');
  return LEGACY.has(name) || (SERVERS as readonly string[]).includes(name);
}

/** `/entrypoint.sh gunicorn`: a word for the script, which knows the command that belongs to it. */
function isRole(words: readonly string[], at: number): boolean {
  return at === words.length - 1;
}

export interface ShellStart {
  /** What `-c` was given, or a file. */
  readonly script: string;
  readonly isFile: boolean;
  /** `$0`, `$1`, … */
  readonly args: readonly string[];
}

/** `sh -e -c 'SCRIPT' NAME ARGS`, `bash -o pipefail -lc SCRIPT`, `sh FILE ARGS`; null: neither. `words` begin with the shell. */
export function findShellScript(words: readonly string[]): ShellStart | null {
  let at = 1;
  let isFile = true;
  for (; /^[-+]./.test(words[at] ?? '') && words[at] !== '--'; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--')) {
      if (word === '--rcfile' || word === '--init-file') at += 1;
      continue;
    }
    if (word.startsWith('-') && word.includes('c')) isFile = false;
    // `-o pipefail`, `-euo pipefail`, `-O extglob` take the next word.
    if (/[oO]/.test(word)) at += 1;
  }
  if (words[at] === '--') at += 1;
  const script = words[at];
  if (script === undefined) return null;
  return { script, isFile, args: words.slice(isFile ? at : at + 1) };
}
