import { WorldError } from '../../errors.js';
import type { CallSubject } from './call-subject.js';

/** Names by which AWS services throttle; ECS says ThrottlingException (APIReference, request throttling). */
const THROTTLED = new Set([
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'TooManyRequestsException',
]);
/** Common errors of every AWS API when the credentials themselves are no good. */
const BAD_CREDENTIALS = new Set([
  'CredentialsProviderError',
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'MissingAuthenticationTokenException',
  'IncompleteSignature',
]);
/** Node's codes for a connection that failed, and what is left of them in the text when the SDK wraps the error. */
const NETWORK =
  /\b(TimeoutError|socket hang up|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPROTO|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)\b/;

interface SdkError {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
}

/** True when AWS refused the call because of too many of them: it did nothing, so it may be repeated. */
export function isThrottled(error: unknown): boolean {
  return THROTTLED.has(readError(error).name);
}

/**
 * An error of the SDK in our words. A throttled call and an answer of 5xx are `unreachable`: whether the call had an
 * effect is not known, and the same call may work a moment later.
 */
export function toWorldError(error: unknown, { action, resource }: CallSubject): WorldError {
  const { name, code, message, httpStatus } = readError(error);
  const fail = (kind: WorldError['kind'], text: string): WorldError =>
    new WorldError(kind, action, text, { cause: error });

  if (/region is missing/i.test(message))
    return fail('invalid', `No AWS region is set, so ${action} cannot be called. ${SET_REGION}`);
  if (BAD_CREDENTIALS.has(name))
    return fail('denied', `${action}: no valid AWS credentials (${clip(message)}). ${SET_CREDENTIALS}`);
  if (name === 'AccessDeniedException') return fail('denied', describeDenial(action, resource, message));
  if (THROTTLED.has(name))
    return fail('unreachable', `AWS throttled ${action} for ${resource} (${clip(message)}).`);
  if (name === 'ClusterNotFoundException')
    return fail('missing', `${action}: the cluster of ${resource} was not found. ${CHECK_INPUTS}`);
  if (name === 'ServiceNotFoundException')
    return fail('missing', `${action}: ${resource} was not found. ${CHECK_INPUTS}`);
  if (/NotFoundException$/.test(name))
    return fail('missing', `${action}: ${resource} was not found (${clip(message)}).`);
  if (httpStatus === null && NETWORK.test(`${name} ${code} ${message}`))
    return fail('unreachable', `No answer from AWS to ${action} for ${resource} (${clip(code || message)}).`);
  if (httpStatus !== null && httpStatus >= 500)
    return fail('unreachable', `AWS failed with ${httpStatus} on ${action} for ${resource} (${name}).`);
  if (httpStatus !== null && httpStatus >= 400)
    return fail('invalid', `AWS refused ${action} for ${resource}: ${clip(message)} (${name})`);
  return fail('other', `${action} for ${resource} failed: ${clip(message)} (${name})`);
}

const SET_REGION = 'Set AWS_REGION, or `aws-region` of aws-actions/configure-aws-credentials.';
const SET_CREDENTIALS =
  'Put a step with aws-actions/configure-aws-credentials before this one, in the same job, and give the job `permissions: id-token: write` when it assumes a role.';
const CHECK_INPUTS = 'Check the inputs `cluster` and `service`, the region and the account.';

/** AWS names the action that was missing, which can be another one than the call: iam:PassRole, ecs:TagResource. */
function describeDenial(action: string, resource: string, message: string): string {
  const [, missing = action, on = null] =
    /not authorized to perform: (\S+)(?: on resource: ([^\s]+))?/.exec(message) ?? [];
  const target = on === null ? resource : `${on} (${resource})`;
  return `AWS denied ${action}: the role of this workflow needs ${missing} on ${target}. AWS said: ${clip(message)}`;
}

function readError(error: unknown): SdkError {
  const raw = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    $metadata?: { httpStatusCode?: unknown };
  };
  const status = raw.$metadata?.httpStatusCode;
  return {
    name: typeof raw.name === 'string' ? raw.name : 'Error',
    code: typeof raw.code === 'string' ? raw.code : '',
    message: typeof raw.message === 'string' ? raw.message : '',
    httpStatus: typeof status === 'number' ? status : null,
  };
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}
