import { defineLint } from '../define-lint.js';
import { findOption } from '../read/find-option.js';
import type { Process } from '../read/read-scene.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly listens: number;
  readonly expected: readonly number[];
}

export const portMismatch = defineLint<Found>({
  id: 'port-mismatch',
  code: 'L13',
  severity: 'stop',

  find: ({ processes, gunicorns }) =>
    [...processes.filter(({ kind }) => kind === 'uvicorn'), ...gunicorns].flatMap((process) => {
      const { name, balancedPorts } = process.container;
      const listens = findPort(process);
      if (listens === null || balancedPorts.length === 0 || balancedPorts.includes(listens)) return [];
      return [{ container: name, program: process.kind, listens, expected: balancedPorts }];
    }),

  explain: ({ container, program, listens, expected }) => ({
    what: `In container ${container} ${program} listens on port ${listens}, and the load balancer sends to ${expected.join(', ')}.`,
    why: 'Nobody answers there, so the task never gets healthy.',
    fix: 'Make the two the same: the port on the command line, or containerPort of port mapping and load balancer.',
  }),
});

/** null: it isn't written there as a number. */
function findPort({ kind, words }: Process): number | null {
  const text = kind === 'gunicorn' ? findOption(words, '-b', '--bind') : findOption(words, '--port');
  const [, port] = /(?:^|:)(\d+)$/.exec(text ?? '') ?? [];
  return port === undefined ? null : Number(port);
}
