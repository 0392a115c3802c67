import { spawnSync } from 'node:child_process';

/** How task processes are started. */
export interface Isolation {
  /** `namespace`: PID 1 of a PID namespace with a host name of its own; `plain`: an ordinary child process. */
  kind: 'namespace' | 'plain';
  /** Put before the command. */
  prefix: readonly string[];
}

const NAMESPACE = ['--pid', '--uts', '--fork', '--kill-child', '--mount-proc'];
const SET_HOST_NAME = 'hostname "$0" 2>/dev/null || true; exec "$@"';

function works(command: readonly string[]): boolean {
  const [program = '', ...rest] = command;
  const result = spawnSync(program, [...rest, 'true'], { stdio: 'ignore', timeout: 5000 });
  return result.status === 0;
}

/**
 * Finds the best isolation that this machine allows. A shell as PID 1 ignores SIGTERM; as an ordinary process it would be
 * ended by it, so `plain` hides a whole class of faults, and a message says so.
 */
export function findIsolation(): Isolation {
  const endsWithParent = ['setpriv', '--pdeathsig', 'KILL', '--'];
  const guard = works(endsWithParent) ? endsWithParent : [];
  for (const user of [[], ['--user', '--map-root-user']]) {
    const prefix = [...guard, 'unshare', ...user, ...NAMESPACE, '--'];
    if (works(prefix)) return { kind: 'namespace', prefix };
  }
  process.stderr.write(
    'Simulator: this machine has no PID namespaces. Tasks run as ordinary processes, so a shell that swallows SIGTERM goes unnoticed.\n',
  );
  return { kind: 'plain', prefix: guard };
}

export function wrapCommand(isolation: Isolation, hostName: string, argv: readonly string[]): string[] {
  if (isolation.kind === 'plain') return [...isolation.prefix, ...argv];
  return [...isolation.prefix, 'sh', '-c', SET_HOST_NAME, hostName, ...argv];
}
