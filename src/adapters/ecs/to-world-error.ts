import { WorldError } from '../../errors.js';
import { CHECK_INPUTS, describeMissingService, type CallPlace, type CallSubject } from './call-subject.js';

/** Names by which AWS services throttle; ECS says ThrottlingException (APIReference, request throttling). */
const THROTTLED = new Set([
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'TooManyRequestsException',
]);
/** Common errors of every AWS API when the credentials themselves are invalid. */
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

/** True when AWS throttled the call: it did nothing, so it may be repeated. */
export function isThrottled(error: unknown): boolean {
  return THROTTLED.has(readError(error).name);
}

/**
 * An error of the SDK as a sentence that says what to do. A throttled call and an answer of 5xx are `unreachable`: whether
 * the call had an effect is not known, and the same call may work a moment later.
 */
export function toWorldError(error: unknown, subject: CallSubject, place: CallPlace): WorldError {
  const { kind, text } = describeError(readError(error), subject, place);
  return new WorldError(kind, subject.action, text, { cause: error });
}

interface Problem {
  readonly kind: WorldError['kind'];
  readonly text: string;
}

function describeError(error: SdkError, { action, resource }: CallSubject, place: CallPlace): Problem {
  const { name, code, message, httpStatus } = error;
  const region = /region is missing/i.test(message) ? '""' : BAD_REGION.exec(message)?.[1];
  if (region !== undefined) return { kind: 'invalid', text: describeRegion(action, region) };
  if (BAD_CREDENTIALS.has(name)) {
    const text = `${action}: no valid AWS credentials (${clip(message)}). ${SET_CREDENTIALS}`;
    return { kind: 'denied', text };
  }
  if (name === 'AccessDeniedException')
    return { kind: 'denied', text: describeDenial(action, resource, message) };
  if (THROTTLED.has(name)) {
    const text = `AWS throttled ${action} for ${resource} (${clip(message)}): too many calls in this account and region. ${RETRY}`;
    return { kind: 'unreachable', text };
  }
  if (/NotFoundException$/.test(name))
    return { kind: 'missing', text: describeMissing(error, { action, resource }, place) };
  if (httpStatus === null && NETWORK.test(`${name} ${code} ${message}`)) {
    const text = `No answer from AWS to ${action} for ${resource} (${clip(code || message)}). ${CHECK_NETWORK}`;
    return { kind: 'unreachable', text };
  }
  if (httpStatus !== null && httpStatus >= 500) {
    const text = `AWS failed with ${httpStatus} on ${action} for ${resource} (${name}). ${RETRY}`;
    return { kind: 'unreachable', text };
  }
  if (httpStatus !== null && httpStatus >= 400)
    return { kind: 'invalid', text: `AWS refused ${action} for ${resource}: ${clip(message)} (${name})` };
  return { kind: 'other', text: `${action} for ${resource} failed: ${clip(message)} (${name})` };
}

function describeMissing(
  { name, message }: SdkError,
  { action, resource }: CallSubject,
  place: CallPlace,
): string {
  if (name === 'ClusterNotFoundException')
    return `Cluster "${place.cluster}" was not found in region ${place.region ?? 'unknown'} (${action}). ${CHECK_INPUTS}`;
  if (name === 'ServiceNotFoundException')
    return `${describeMissingService(place)} (${action}). ${CHECK_INPUTS}`;
  return `${action}: ${resource} was not found (${clip(message)}).`;
}

/** What the SDK says of a region that can't be a part of a host name, an empty one among them. */
const BAD_REGION = /region=(.*) is not a valid hostname component/;

function describeRegion(action: string, region: string): string {
  return region === '""'
    ? `No AWS region is set, so ${action} cannot be called. ${SET_REGION}`
    : `The AWS region ${clip(region)} is not valid, so ${action} cannot be called. ${SET_REGION}`;
}

const SET_REGION =
  'Set AWS_REGION, such as eu-central-1, or `aws-region` of aws-actions/configure-aws-credentials.';
const SET_CREDENTIALS =
  'Put a step with aws-actions/configure-aws-credentials before this one, in the same job, and give the job `permissions: id-token: write` when it assumes a role.';
const RETRY = 'Run the job again in a minute.';
const CHECK_NETWORK = 'Check that this runner reaches the AWS API (network, proxy), then run the job again.';

/** AWS names the action that was missing, which can be another one than the call: iam:PassRole, ecs:TagResource. */
function describeDenial(action: string, resource: string, message: string): string {
  const [, missing = action, on = null] =
    /not authorized to perform: (\S+)(?: on resource: ([^\s]+))?/.exec(message) ?? [];
  const target = on === null ? resource : `${on} (${resource})`;
  return `AWS denied ${action}: the role of this workflow needs ${missing} on ${target} (docs/iam-policy.json lists all permissions). AWS said: ${clip(message)}`;
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
