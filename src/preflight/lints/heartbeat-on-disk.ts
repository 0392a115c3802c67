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
    what: `gunicorn in container ${container} keeps its workers' heartbeat in a file on disk.`,
    why: 'On a slow container file system a heartbeat can block, and the worker is taken for dead (gunicorn FAQ).',
    fix: 'Add `--worker-tmp-dir /dev/shm`.',
  }),
});
