import { defineLint } from '../define-lint.js';
import { parseScript } from '../../definition/parse-script.js';
import type { HealthCheck } from '../../definition/read-container.js';

interface Found {
  readonly container: string;
  readonly weakness: Weakness;
}

type Weakness = keyof typeof WORDS;

const WORDS = {
  ping: [
    'asks by `celery inspect ping` without naming its own worker and a time-out',
    'It waits 1 s, asks every worker of the broker, and fails while this one is busy.',
    'Add `-d celery@$HOSTNAME --timeout 10`, or look at a heartbeat file instead.',
  ],
  slow: [
    'gives `celery inspect` less than 10 s',
    'Each check starts a Python with the whole app.',
    'Set timeout to 10 or more, and the interval to 60.',
  ],
  tool: [
    'uses curl, wget or pgrep, which slim, alpine and distroless images often lack',
    'A missing program counts as unhealthy.',
    'Use the app\'s own runtime, such as `python -c "import urllib.request; …"`.',
  ],
  start: [
    'has no startPeriod',
    'Failures while the app boots count at once, and the task is replaced before it is up.',
    'Set startPeriod to about twice the boot.',
  ],
  localhost: [
    'asks `localhost` by busybox wget',
    'It tries ::1 only, where often nobody listens.',
    'Write 127.0.0.1.',
  ],
  words: [
    'has more words behind the text of CMD-SHELL',
    'The shell runs the first one only; the others are arguments that nobody reads.',
    'Put the whole command into one text.',
  ],
  form: [
    'begins with neither CMD nor CMD-SHELL',
    'ECS takes the first word for the form of the command, and knows no other.',
    'Write `["CMD-SHELL", "…"]`.',
  ],
} as const;

export const fragileHealthCheck = defineLint<Found>({
  id: 'fragile-health-check',
  code: 'L25',
  severity: 'warn',

  find: ({ containers }) =>
    containers.flatMap(({ name, image, essential, healthCheck }) => {
      if (healthCheck === null || !essential) return [];
      return findWeaknesses(healthCheck, image).map((weakness) => ({ container: name, weakness }));
    }),

  explain: ({ container, weakness }) => {
    const [what, why, fix] = WORDS[weakness];
    return { what: `The health check of container ${container} ${what}.`, why, fix };
  },
});

function findWeaknesses({ command, timeout, startPeriod }: HealthCheck, image: string): Weakness[] {
  const text = command.join(' ');
  const asksCelery = /\bcelery\b.*\binspect\b.*\bping\b/.test(text);
  const isNamed = /(^|\s)(-d|--destination)\b/.test(text) && /(^|\s)(-t|--timeout)\b/.test(text);
  const found: [Weakness, boolean][] = [
    ['ping', asksCelery && !isNamed],
    ['slow', asksCelery && timeout < 10],
    ['tool', /\b(curl|wget|pgrep)\b/.test(text) && /slim|alpine|distroless/.test(image)],
    ['start', startPeriod === null],
    ['localhost', /alpine|busybox/i.test(image) && asksLocalhost(command)],
    ['words', command[0] === 'CMD-SHELL' && command.length > 2],
    ['form', command[0] !== 'CMD' && command[0] !== 'CMD-SHELL'],
  ];
  return found.flatMap(([weakness, holds]) => (holds ? [weakness] : []));
}

/** curl, Python's urllib and Node try 127.0.0.1 after ::1 (measured); busybox wget, which Alpine has, does not. */
function asksLocalhost(command: readonly string[]): boolean {
  const words = [...parseScript(command.slice(1).join(' '), []).commands.values()].map((each) => each.words);
  return words.some(
    ([program = '', ...rest]) =>
      /(?:^|\/)wget$/.test(program) && rest.some((word) => /\blocalhost\b/.test(word)),
  );
}
