import { isRecord } from '../../model/is-record.js';
import { parseLenientJson } from './parse-lenient-json.js';

/** One worker's answer to one command. */
export interface Reply {
  readonly ticket: string;
  /** null: the answer can't be read; `contentType` is its format. */
  readonly node: string | null;
  readonly value: unknown;
  readonly contentType: string;
}

/** A body is one object with one key, the node's name. */
export function parseReply(ticket: string, contentType: string, body: Buffer): Reply {
  const unreadable = { ticket, node: null, value: null, contentType };
  if (contentType !== 'application/json') return unreadable;
  try {
    const entries = readEntries(parseLenientJson(body.toString('utf8')));
    const [only, ...more] = entries;
    return only === undefined || more.length > 0
      ? unreadable
      : { ticket, node: only[0], value: only[1], contentType };
  } catch {
    return unreadable;
  }
}

/** kombu's virtual message as a worker pushes it into a Redis list; null if it isn't one, such as our own guard. */
export function parseRedisReply(envelope: string): Reply | null {
  try {
    const message = readRecord(parseLenientJson(envelope));
    const { body, headers, properties, 'content-type': contentType } = message;
    const { ticket } = readRecord(headers);
    if (typeof body !== 'string' || typeof ticket !== 'string') return null;
    const encoding = readRecord(properties)['body_encoding'] === 'base64' ? 'base64' : 'utf8';
    return parseReply(ticket, String(contentType), Buffer.from(body, encoding));
  } catch {
    return null;
  }
}

/** The members of an object; empty for anything else. */
export function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function readEntries(value: unknown): [string, unknown][] {
  return Object.entries(readRecord(value));
}
