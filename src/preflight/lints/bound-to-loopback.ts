import { defineLint } from '../define-lint.js';
import { findOption, findOptions, hasFlag } from '../../definition/find-option.js';
import type { Process } from '../read/read-scene.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly port: number;
  readonly isCertain: boolean;
}

export const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:|$)/;

export const boundToLoopback = defineLint<Found>({
  id: 'bound-to-loopback',
  code: 'L12',
  severity: ({ isCertain }) => (isCertain ? 'stop' : 'warn'),

  find: ({ gunicorns, processes }) => [
    ...gunicorns.flatMap(judgeGunicorn),
    ...processes.filter(({ kind }) => kind === 'uvicorn').flatMap(judgeUvicorn),
  ],

  explain: ({ container, program, port, isCertain }) => ({
    what: isCertain
      ? `${program} in container ${container} listens only on the loopback address.`
      : `${program} in container ${container} has no \`--bind\`, and its default is 127.0.0.1:8000.`,
    why: 'The load balancer connects from outside the container and gets no answer, so the task never becomes healthy.',
    fix: `Add \`${program === 'gunicorn' ? `--bind 0.0.0.0:${port}` : `--host 0.0.0.0 --port ${port}`}\`.`,
  }),
});

/** Without --bind it is not certain: a gunicorn.conf.py in the image may set it. With PORT the default is 0.0.0.0:PORT. */
function judgeGunicorn({ words, container }: Process): Found[] {
  const [port] = container.balancedPorts;
  if (port === undefined) return [];
  // --bind may be given several times: one that can be reached is enough.
  const binds = findOptions(words, '-b', '--bind');
  const found = { container: container.name, program: 'gunicorn', port };
  if (binds.length > 0)
    return binds.every((bind) => LOOPBACK.test(bind)) ? [{ ...found, isCertain: true }] : [];
  if (container.environment['PORT'] !== undefined || hasFlag(words, '-c', '--config')) return [];
  return [{ ...found, isCertain: false }];
}

function judgeUvicorn({ words, container }: Process): Found[] {
  const [port] = container.balancedPorts;
  if (port === undefined || hasFlag(words, '--uds', '--fd')) return [];
  const host = findOption(words, '--host') ?? container.environment['UVICORN_HOST'] ?? '127.0.0.1';
  return LOOPBACK.test(host)
    ? [{ container: container.name, program: 'uvicorn', port, isCertain: true }]
    : [];
}
