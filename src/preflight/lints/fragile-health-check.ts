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
    'runs `celery inspect ping` without the name of its own worker and a timeout',
    'It waits 1 s, asks every worker on the broker, and fails while this one is busy.',
    'Add `-d celery@$HOSTNAME --timeout 10`, or check a heartbeat file instead.',
  ],
  slow: [
    'gives `celery inspect` less than 10 s',
    'Each check starts a Python process that loads the whole app.',
    'Set timeout to 10 or more, and the interval to 60.',
  ],
  tool: [
    'uses curl, wget or pgrep, which slim, alpine and distroless images often lack',
    'If the program is missing, the check fails.',
    'Use the app\'s own runtime, such as `python -c "import urllib.request; …"`.',
  ],
  start: [
    'has no startPeriod',
    'Failures during start-up count from the first second, and ECS replaces the task before it is ready.',
    'Set startPeriod to about twice the start-up time.',
  ],
  localhost: [
    'asks `localhost` with busybox wget',
    'It tries ::1 only, where often nothing listens.',
    'Use 127.0.0.1.',
  ],
  words: [
    'has more words after the text of CMD-SHELL',
    'The shell runs only the first one; it ignores the others.',
    'Put the whole command into one text.',
  ],
  form: [
    'begins with neither CMD nor CMD-SHELL',
    'ECS reads the first word as the form of the command, and knows no other.',
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
