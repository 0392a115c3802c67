export type StartSubject = 'image' | 'secret' | 'log' | 'other';
export type StartProblem =
  'rate-limit' | 'platform' | 'layers' | 'manifest' | 'disk' | 'denied' | 'network' | 'missing' | 'other';

/** ECS puts this before whatever went wrong, secrets or not. */
const PREFIX = /unable to pull secrets or registry auth:?/gi;

/** The first that matches is what ECS was about to fetch or set up. */
const SUBJECTS: readonly [StartSubject, RegExp][] = [
  ['log', /logger args|logging driver|log (?:group|stream)|CloudWatch|\blogs:Create/i],
  [
    'secret',
    /secrets? from |secret (?:manager|data|arn|value)|secrets ?manager|\b(?:asm|ssm)\b|Parameter Store|invalid parameters|\bkms:/i,
  ],
  ['image', /Cannot(?:Pull|Inspect)|\becr\b|registry|\bpull\b|manifest|diffIDs/i],
];

/**
 * The first that matches is what was wrong with it. The order matters: a log group that can't be found "because there is a
 * connection issue" may well be there. Sources: the ECS agent's error_messages.go, stopped-task error pages of the
 * developer guide, and texts that people quoted.
 */
const PROBLEMS: readonly [StartProblem, RegExp][] = [
  ['rate-limit', /toomanyrequests|429 Too Many Requests|pull rate limit/i],
  ['platform', /descriptor matching platform|no matching manifest for|no match for platform/i],
  ['layers', /number of layers and diffIDs don't match/i],
  ['manifest', /failed with status code \[manifests [^\]]*\]: 400/i],
  ['disk', /no space left on device|devmapper|Thin Pool/i],
  [
    'denied',
    /AccessDenied|not authorized to perform|pull access denied|access to the resource is denied|no basic auth credentials|40[13] (?:Forbidden|Unauthorized)|status code 40[13]/i,
  ],
  [
    'network',
    /i\/o timeout|request canceled|RequestCanceled|context deadline|deadline exceeded|dial tcp|connection issue|no such host|connection refused|TLS handshake timeout/i,
  ],
  [
    'missing',
    /not ?found|manifest unknown|name unknown|does not exist|check whether the image exists|can['’]t find|cannot find|invalid parameters|did not contain json key/i,
  ],
];

/** What ECS could not do before the container ran, judged by its words. */
export function classifyStartFailure(text: string): { subject: StartSubject; problem: StartProblem } {
  const said = text.replaceAll(PREFIX, '');
  const subject = SUBJECTS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
  return { subject, problem: PROBLEMS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other' };
}
