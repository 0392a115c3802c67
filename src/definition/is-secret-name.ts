/** Within a word: `dbpassword`, `clientsecret`. */
const STEM = /passw(?:or)?d|passphrase|secret|credential|(?:api|access|private)key|authtoken|accesstoken/;
const WORD =
  /^(?:pass|pwd|pw|tokens?|creds|salt|dsn|bearer|authorization)$|(?:db|user|root|admin|redis|smtp)(?:pass|pwd)$/;
/** A name that ends so is about a secret, and its value is none: `PASSWORD_MIN_LENGTH`, `SECRET_ARN`, `TOKEN_URL`. */
const ABOUT = new Set([
  ...[
    'file',
    'path',
    'dir',
    'arn',
    'name',
    'names',
    'id',
    'url',
    'uri',
    'host',
    'port',
    'header',
    'prefix',
    'region',
  ],
  ...[
    'ttl',
    'timeout',
    'expiry',
    'expire',
    'expires',
    'expiration',
    'age',
    'seconds',
    'minutes',
    'hours',
    'days',
  ],
  ...[
    'length',
    'size',
    'min',
    'max',
    'count',
    'limit',
    'type',
    'method',
    'algorithm',
    'class',
    'validators',
    'policy',
  ],
  ...[
    'enabled',
    'disabled',
    'required',
    'field',
    'model',
    'backend',
    'endpoint',
    'version',
    'mode',
    'issuer',
  ],
  ...['audience', 'scope', 'scopes', 'manager', 'provider', 'rotation', 'passthrough', 'through'],
]);
/** Keys that everybody may know. */
const OPEN_KEY = new Set([
  ...[
    'public',
    'publishable',
    'partition',
    'primary',
    'foreign',
    'sort',
    'range',
    'hash',
    'cache',
    'object',
    's3',
  ],
  ...['routing', 'group', 'index', 'lookup', 'idempotency'],
]);

/**
 * Whether what goes by this name is a secret: of an environment variable, a member, an option (`DB_PASSWORD`, `apiKey`,
 * `--auth-token`). The one rule for what is masked, redacted and warned about.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (ABOUT.has(last)) return false;
  if (words.some((word) => STEM.test(word) || WORD.test(word))) return true;
  if (last === 'auth') return true;
  return /^keys?$/.test(last) && !words.some((word) => OPEN_KEY.has(word));
}
