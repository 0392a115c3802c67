import { WorldError } from '../../errors.js';

/** An error of the SDK in our words (ELBv2 API reference, common errors). What only explains a failure needs no more. */
export function toWorldError(error: unknown, action: string): WorldError {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  const text = `${action}: ${message.replace(/\s+/g, ' ').slice(0, 300)} (${name})`;
  return new WorldError(kindOf(name), action, text, { cause: error });
}

function kindOf(name: string): WorldError['kind'] {
  if (/^AccessDenied|Token|Credentials|Signature/.test(name)) return 'denied';
  if (/NotFound/.test(name)) return 'missing';
  return /Timeout|Throttling|Network|^Error$/.test(name) ? 'unreachable' : 'other';
}
