/** Within a word: `dbpassword`, `clientsecret`. */
const STEM =
  /passw(?:or)?d|passphrase|secret|credential|(?:api|access|private|master|signing|encryption)key|authtoken|accesstoken/;
const WORD =
  /^(?:pass|pwd|pw|tokens?|creds|salt|dsn|bearer|authorization)$|(?:db|user|root|admin|redis|smtp|mysql|pg)(?:pass|pwd)$/;
/** Secrets only at the end of a name: `JWT` and no `JWT_ALGORITHM`, `REDIS_AUTH` and no `AUTH_USER_MODEL`. */
const LAST_WORD = /^(?:auth|jwts?|pat|cookies?|keys?)$/;

/** They tell which one or in what form it is written: `API_KEY_2`, `SECRET_KEY_V2`, `PRIVATE_KEY_PEM`. */
const VARIANT =
  /^(?:v?\d+|old|new|current|previous|next|live|prod|production|staging|dev|test|fallbacks?|pem|base64|b64|hex)$/;

/** A name that ends so is about a secret, and its value is none: `PASSWORD_MIN_LENGTH`, `SECRET_ARN`, `TOKEN_URL`. */
const ABOUT = setOf(
  'file path dir arn name names id ids url uri host port header headers prefix suffix region domain namespace',
  'ttl timeout expiry expire expires expiration age seconds minutes hours days lifetime',
  'length size min max count limit limits type types method algorithm algorithms class validators policy',
  'enabled disabled required field model backend endpoint version mode issuer secure samesite httponly',
  'audience scope scopes manager provider rotation passthrough through hasher hashers strength',
);

/** A key that everybody may know, by the word before it: `PARTITION_KEY`, `sort-key`. */
const OPEN_KEY = setOf(
  'partition primary foreign sort range hash row shard sharding cache object s3 routing group index lookup join',
  'idempotency deduplication message event feature project site',
);
/** Anywhere in the name: `SSH_PUBLIC_KEY`, `STRIPE_PUBLISHABLE_KEY`. */
const OPEN = setOf('public publishable');

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
  while (VARIANT.test(words.at(-1) ?? '')) words.pop();
  const [before = '', last = ''] = ['', '', ...words].slice(-2);
  if (ABOUT.has(last)) return false;
  if (words.some((word) => STEM.test(word) || WORD.test(word))) return true;
  if (!LAST_WORD.test(last)) return false;
  return !OPEN_KEY.has(before) && !words.some((word) => OPEN.has(word));
}

function setOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
