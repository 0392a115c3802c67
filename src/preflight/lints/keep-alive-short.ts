import { defineLint } from '../define-lint.js';
import { findNumber, findOption } from '../../definition/find-option.js';
import type { Process } from '../read/read-scene.js';

interface Found {
  readonly container: string;
  readonly program: string;
  readonly seconds: number;
  readonly option: string;
}

/** The default of idle_timeout.timeout_seconds of an Application Load Balancer. */
const IDLE_SECONDS = 60;

export const keepAliveShort = defineLint<Found>({
  id: 'keep-alive-short',
  code: 'L07',
  severity: 'warn',

  find: ({ gunicorns, processes }) => [
    ...gunicorns.filter(holdsConnections).flatMap((process) => judge(process, '--keep-alive', 2)),
    ...processes
      .filter(({ kind }) => kind === 'uvicorn')
      .flatMap((process) => judge(process, '--timeout-keep-alive', 5)),
  ],

  explain: ({ container, program, seconds, option }) => ({
    what: `${program} in container ${container} closes idle connections after ${seconds} s.`,
    why: `The load balancer keeps them for ${IDLE_SECONDS} s by default, and sometimes answers 502 when it uses one that was just closed.`,
    fix: `Start ${program} with \`${option} ${IDLE_SECONDS + 5}\`.`,
  }),
});

/** Sync workers close every connection after the answer, so none is reused. */
function holdsConnections({ words }: Process): boolean {
  const threads = findNumber(words, '--threads') ?? 1;
  return threads > 1 || (findOption(words, '-k', '--worker-class') ?? 'sync') !== 'sync';
}

function judge({ kind, words, container }: Process, option: string, byDefault: number): Found[] {
  if (container.balancedPorts.length === 0) return [];
  const seconds = findNumber(words, option) ?? byDefault;
  return seconds > IDLE_SECONDS ? [] : [{ container: container.name, program: kind, seconds, option }];
}
