import { WorldError } from '../../errors.js';

/** An error of the SDK in our words (CloudWatch Logs API reference, GetLogEvents). What only explains a failure needs no more. */
export function toWorldError(error: unknown, action: string): WorldError {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const text = `${action}: ${message.replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
  return new WorldError(kindOf(name), action, text, { cause: error });
}

function kindOf(name: string): WorldError['kind'] {
  if (/^AccessDenied|Token|Credentials|Signature/.test(name)) return 'denied';
  if (name === 'ResourceNotFoundException') return 'missing';
  if (name === 'InvalidParameterException') return 'invalid';
  return /Timeout|Throttling|Unavailable|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}
