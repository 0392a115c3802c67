import { defineLint } from '../define-lint.js';
import { findOption, findOptions } from '../../definition/find-option.js';
import type { Process } from '../read/read-scene.js';
import { LOOPBACK } from './bound-to-loopback.js';

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
      const ports = findPorts(process);
      const [listens] = ports;
      if (listens === undefined || listens === null || balancedPorts.length === 0) return [];
      if (ports.some((port) => port === null || balancedPorts.includes(port))) return [];
      return [{ container: name, program: process.kind, listens, expected: balancedPorts }];
    }),

  explain: ({ container, program, listens, expected }) => ({
    what: `${program} in container ${container} listens on port ${listens}, but the load balancer sends to port ${expected.join(', ')}.`,
    why: 'Nothing answers there, so the task never becomes healthy.',
    fix: 'Use one port: change the command line, or containerPort in the port mapping and the load balancer.',
  }),
});

/** The ports on which it can be reached; null: not given as a number. gunicorn may be bound to several addresses. */
function findPorts({ kind, words }: Process): readonly (number | null)[] {
  const port = findOption(words, '--port');
  if (kind !== 'gunicorn') return port === null ? [] : [parsePort(port)];
  const binds = findOptions(words, '-b', '--bind');
  const open = binds.filter((bind) => !LOOPBACK.test(bind));
  return (open.length === 0 ? binds : open).map(parsePort);
}

function parsePort(address: string): number | null {
  const [, port] = /(?:^|:)(\d+)$/.exec(address) ?? [];
  return port === undefined ? null : Number(port);
}
