import { defineLint } from '../define-lint.js';
import { hasFlag } from '../../definition/find-option.js';

interface Found {
  readonly container: string;
}

export const noAccessLog = defineLint<Found>({
  id: 'no-access-log',
  code: 'L14',
  severity: 'note',

  find: ({ gunicorns }) =>
    gunicorns
      .filter(({ words, container }) => {
        const isSilent = !hasFlag(words, '--access-logfile', '-c', '--config');
        return container.balancedPorts.length > 0 && isSilent;
      })
      .map(({ container }) => ({ container: container.name })),

  explain: ({ container }) => ({
    what: `gunicorn in container ${container} writes no access log.`,
    why: 'With an access log you see every health check of the load balancer with its path and status.',
    fix: 'Add `--access-logfile -`.',
  }),
});
