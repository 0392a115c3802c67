import type { Socket } from 'node:net';
import { type Answer, integer, OK, popped } from './fake-redis.js';

/** A command as the fake worker sees it. */
export interface HeardCommand {
  readonly method: string;
  readonly ticket: string;
}

/** The envelope of an answer, as kombu pushes it. */
export function envelope(ticket: string, body: string, contentType = 'application/json'): string {
  return JSON.stringify({
    body: Buffer.from(body).toString('base64'),
    'content-encoding': 'utf-8',
    'content-type': contentType,
    headers: { ticket, clock: 3 },
    properties: { body_encoding: 'base64' },
  });
}

/** A Redis with one worker: `reply` gives the elements that appear in the reply list after a command, if any. */
export function answerAs(reply: (command: HeardCommand) => readonly string[] | 'hang' | 'drop'): Answer {
  const list: string[] = [];
  let reader: { key: string; socket: Socket } | null = null;
  const serve = (): void => {
    if (!reader) return;
    const value = list.shift();
    if (value === undefined) return;
    reader.socket.write(popped(reader.key, value), 'utf8');
    reader = null;
  };
  const transactions = new Map<Socket, string[]>();
  return ([word = '', ...args], socket) => {
    const name = word.toLowerCase();
    const transaction = transactions.get(socket);
    if (transaction && name !== 'exec') {
      transaction.push(runQueued(name, args[0] ?? '', list));
      return '+QUEUED\r\n';
    }
    switch (name) {
      case 'multi':
        transactions.set(socket, []);
        return OK;
      case 'exec':
        transactions.delete(socket);
        return `*${String(transaction?.length)}\r\n${transaction?.join('') ?? ''}`;
      case 'brpop':
        reader = { key: args[0] ?? '', socket };
        serve();
        return 'hang';
      case 'publish': {
        const reaction = reply(readCommand(args[1] ?? ''));
        if (reaction === 'hang' || reaction === 'drop') return reaction;
        list.push(...reaction);
        setImmediate(serve);
        return integer(1);
      }
      case 'del':
        return integer(0);
      default:
        return OK;
    }
  };
}

/** In a transaction BRPOP does not wait. */
function runQueued(name: string, key: string, list: string[]): string {
  if (name !== 'brpop') return integer(1);
  const value = list.shift();
  return value === undefined ? '*-1\r\n' : popped(key, value);
}

function readCommand(payload: string): HeardCommand {
  const { body } = JSON.parse(payload) as { body: string };
  return JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as HeardCommand;
}
