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
    what: `${program} in container ${container} listens on port ${listens}, but the load balancer sends to port ${expected.join(', ')}.`,
    why: 'Nothing answers there, so the task never becomes healthy.',
    fix: 'Use one port: change the command line, or containerPort in the port mapping and the load balancer.',
  }),
});

/** null: the command line doesn't contain it as a number. */
function findPort({ kind, words }: Process): number | null {
  const text = kind === 'gunicorn' ? findOption(words, '-b', '--bind') : findOption(words, '--port');
  const [, port] = /(?:^|:)(\d+)$/.exec(text ?? '') ?? [];
  return port === undefined ? null : Number(port);
}
