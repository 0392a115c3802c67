import type { Parsed } from './parsed.js';

/** kombu's schemes for the supported brokers (kombu/transport/__init__.py, TRANSPORT_ALIASES). */
const KINDS: Readonly<Record<string, string>> = {
  redis: 'redis',
  rediss: 'redis',
  sentinel: 'sentinel',
  amqp: 'amqp',
  amqps: 'amqp',
  pyamqp: 'amqp',
  librabbitmq: 'amqp',
};
const ACCEPTED = 'redis://, rediss://, sentinel://, amqp:// or amqps://';

const NO_REMOTE_CONTROL = 'Celery has no remote control on this broker, so its workers cannot be drained';
const REASONS: Readonly<Record<string, string>> = {
  sqs: NO_REMOTE_CONTROL,
  sqla: NO_REMOTE_CONTROL,
  memory: 'an in-memory broker exists only inside one process',
  filesystem: 'a broker in files cannot be reached from a runner',
  'redis+socket': 'a Unix socket cannot be reached from a runner',
  http: 'that is a web address; the broker has a URL and a port of its own, also beside a management page',
  https: 'that is a web address; the broker has a URL and a port of its own, also beside a management page',
};

/** The URL that Celery takes, or several separated by `;`. A problem names at most the scheme: the rest is secret. */
export function checkBrokerUrl(name: string, given: string): Parsed<string> {
  const kinds = new Set<string>();
  for (const url of given.split(';').map((part) => part.trim())) {
    const problem = findUrlProblem(url);
    if (problem !== null) return { problem: `${name}: ${problem}` };
    kinds.add(KINDS[schemeOf(url) ?? ''] ?? '');
  }
  if (kinds.size === 1) return { value: given };
  return { problem: `${name}: it mixes ${[...kinds].join(' and ')} URLs; give URLs of one kind of broker.` };
}

function schemeOf(url: string): string | null {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? null;
}

function findUrlProblem(url: string): string | null {
  const scheme = schemeOf(url);
  if (scheme === null)
    return `it does not start with a scheme; give ${ACCEPTED} (separate several URLs with ;).`;
  if (!Object.hasOwn(KINDS, scheme)) {
    const why = Object.hasOwn(REASONS, scheme) ? REASONS[scheme] : 'this broker is not supported';
    return `${scheme}:// is not accepted: ${why ?? ''}. Give ${ACCEPTED}, or leave it empty and set drain: none.`;
  }
  const host = URL.canParse(url) ? new URL(url).hostname : null;
  if (host === null || /\s/.test(url)) return describeUnreadable(scheme, url);
  return host === ''
    ? `the ${scheme}:// URL names no host; give ${scheme}://USER:PASSWORD@HOST:PORT/….`
    : null;
}

/** A part that is no port may be a piece of a password, so it is not quoted. */
function describeUnreadable(scheme: string, url: string): string {
  const [, authority = '', rest = ''] = /:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  const port = /:([^:\]]*)$/.exec(authority.slice(authority.lastIndexOf('@') + 1))?.[1] ?? '';
  const isPort = /^\d*$/.test(port) && Number(port) <= 65_535;
  // An `@` after the first / ? or # ends a password that contains one of them.
  const why = isPort || rest.includes('@') ? '' : ': its port is not a number from 1 to 65535';
  return `the ${scheme}:// URL cannot be read${why}; percent-encode / ? # @ : % ; and spaces in user name and password.`;
}
