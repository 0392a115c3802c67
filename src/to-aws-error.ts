import { messageOf, WorldError } from './errors.js';

/**
 * An error of an AWS SDK as one line with the call, for reads that only explain a failure (ELBv2 API reference, common
 * errors; CloudWatch Logs API reference, GetLogEvents). ECS, whose errors end a deploy, says more.
 */
export function toAwsError(error: unknown, action: string): WorldError {
  const name = error instanceof Error ? error.name : 'Error';
  const text = `${action}: ${messageOf(error).replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
  return new WorldError(kindOf(name), action, text, { cause: error });
}

function kindOf(name: string): WorldError['kind'] {
  if (/^AccessDenied|Token|Credentials|Signature/.test(name)) return 'denied';
  if (/NotFound/.test(name)) return 'missing';
  if (name === 'InvalidParameterException') return 'invalid';
  return /Timeout|Throttling|Unavailable|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}
