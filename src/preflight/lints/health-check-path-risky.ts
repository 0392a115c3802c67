import { defineLint } from '../define-lint.js';
interface Found {
  readonly subject: string;
  readonly why: string;
  readonly fix: string;
}

const HEAVY = /^\/(admin|swagger|docs|redoc|api)?\/?$/;

export const healthCheckPathRisky = defineLint<Found>({
  id: 'health-check-path-risky',
  code: 'L16',
  severity: 'warn',

  find: ({ targetGroups, containers }) => {
    const isDjango = containers.some(({ environment }) => 'DJANGO_SETTINGS_MODULE' in environment);
    return targetGroups.flatMap(({ healthCheckPath: path, matcher }) => [
      ...(path === null ? [] : judgePath(path, isDjango)),
      ...(isTooWide(matcher) ? [tooWide(matcher ?? '')] : []),
    ]);
  },

  explain: ({ subject, why, fix }) => ({ what: subject, why, fix }),
});

function judgePath(path: string, isDjango: boolean): Found[] {
  const subject = `The load balancer checks the path ${path}.`;
  if (HEAVY.test(path)) {
    return [
      {
        subject,
        why: 'Such a page is often slow, redirects (to a trailing slash, HTTPS or a login), or is missing in production.',
        fix: 'Add a small view such as /healthz/, without database and login, and check that.',
      },
    ];
  }
  if (!isDjango || path.endsWith('/') || path.includes('.') || path.includes('?')) return [];
  return [
    {
      subject,
      why: 'It has no trailing slash: if Django defines the path with one, APPEND_SLASH answers 301, which counts as unhealthy.',
      fix: 'Use the path exactly as in the URL configuration.',
    },
  ];
}

/** With `200-399` a redirect to the login page counts as healthy. */
function isTooWide(matcher: string | null): boolean {
  return [...(matcher ?? '').matchAll(/\d{3}/g)].some(([status]) => Number(status) > 299);
}

function tooWide(matcher: string): Found {
  return {
    subject: `The load balancer accepts the status codes ${matcher} as healthy.`,
    why: 'Redirects and errors then count as healthy, and a broken revision gets traffic.',
    fix: 'Set the matcher to 200, and make the path return 200.',
  };
}
