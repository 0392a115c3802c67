/** Options of `celery` and its worker and beat that take a value (celery/bin, 5.6); what follows them is no subcommand. */
const LONG_WITH_VALUE = new Set([
  ...[
    '--app',
    '--broker',
    '--result-backend',
    '--loader',
    '--config',
    '--workdir',
    '--hostname',
    '--statedb',
  ],
  ...['--loglevel', '--optimization', '--prefetch-multiplier', '--concurrency', '--pool', '--time-limit'],
  ...['--soft-time-limit', '--max-tasks-per-child', '--max-memory-per-child', '--queues', '--exclude-queues'],
  ...['--include', '--autoscale', '--scheduler', '--schedule', '--max-interval', '--logfile', '--pidfile'],
  ...['--uid', '--gid', '--umask', '--executable', '--schedule-filename', '--heartbeat-interval'],
]);
const SHORT_WITH_VALUE = /[AbnSlOcPQXIsf]/;

const SUBCOMMANDS = new Set([
  ...[
    'worker',
    'beat',
    'multi',
    'events',
    'flower',
    'inspect',
    'control',
    'status',
    'report',
    'shell',
    'purge',
  ],
  ...['call', 'list', 'migrate', 'graph', 'amqp', 'logtool', 'result', 'upgrade', 'help'],
]);

interface CeleryCommand {
  readonly subcommand: string;
  /** Options without the values of others: `-B`, `--beat`, `-E`; of `-EB` both letters. */
  readonly flags: ReadonlySet<string>;
  /** The words behind the subcommand that are neither options nor their values. */
  readonly rest: readonly string[];
}

/**
 * `celery -A APP SUBCOMMAND …`, in the order of version 5 or before it; null: none of Celery's own subcommands is there.
 * An app, a queue or a node may be called `worker` or `beat`: what is an option's value is no subcommand.
 */
export function readCelery(words: readonly string[]): CeleryCommand | null {
  const flags = new Set<string>();
  const plain: string[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word.startsWith('--')) {
      flags.add(word.replace(/=.*$/s, ''));
      if (LONG_WITH_VALUE.has(word)) at += 1;
    } else if (word.startsWith('-')) {
      if (readCluster(word, flags)) at += 1;
    } else plain.push(word);
  }
  const found = plain.findIndex((word) => SUBCOMMANDS.has(word));
  const subcommand = plain[found];
  return subcommand === undefined ? null : { subcommand, flags, rest: plain.slice(found + 1) };
}

/** `-EB`, `-lINFO`, `-c`; true: the value of the last letter is the next word. */
function readCluster(word: string, flags: Set<string>): boolean {
  const letters = word.slice(1).split('');
  const valued = letters.findIndex((letter) => SHORT_WITH_VALUE.test(letter));
  const own = valued === -1 ? letters : letters.slice(0, valued + 1);
  for (const letter of own) flags.add(`-${letter}`);
  return valued !== -1 && valued === letters.length - 1;
}

/** How beat is scheduled by it: `locking` where only one of several sends (RedBeat takes a lock in Redis). */
export function readBeat(words: readonly string[]): 'plain' | 'locking' | null {
  const command = readCelery(words);
  if (command === null) return null;
  const { subcommand, flags } = command;
  const isInside =
    (subcommand === 'worker' || isMultiStart(command)) && (flags.has('-B') || flags.has('--beat'));
  if (subcommand !== 'beat' && !isInside) return null;
  return words.some((word) => /redbeat/i.test(word)) ? 'locking' : 'plain';
}

/** `celery multi start w1 w2` starts workers and ends. */
export function isMultiStart({ subcommand, rest }: CeleryCommand): boolean {
  return subcommand === 'multi' && ['start', 'restart'].includes(rest[0] ?? '');
}
