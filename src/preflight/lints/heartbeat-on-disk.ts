import { defineLint } from '../define-lint.js';
import { hasFlag } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
}

export const heartbeatOnDisk = defineLint<Found>({
  id: 'heartbeat-on-disk',
  code: 'L15',
  severity: 'warn',

  find: ({ gunicorns }) =>
    gunicorns
      .filter(({ words }) => !hasFlag(words, '--worker-tmp-dir', '-c', '--config'))
      .map(({ container }) => ({ container: container.name })),

  explain: ({ container }) => ({
    what: `gunicorn in container ${container} keeps its workers' heartbeat files on disk.`,
    why: 'On a slow file system a heartbeat can block, and gunicorn kills the worker (gunicorn FAQ).',
    fix: 'Add `--worker-tmp-dir /dev/shm`.',
  }),
});
