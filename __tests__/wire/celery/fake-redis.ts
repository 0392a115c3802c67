import { createServer, type Server, type Socket } from 'node:net';

/** What the fake says to a command: RESP text, 'hang' to say nothing, 'drop' to close. */
export type Answer = (command: readonly string[], socket: Socket) => string;

export interface FakeRedis {
  readonly url: string;
  /** All commands that came, as words. */
  readonly heard: readonly (readonly string[])[];
  stop(): Promise<void>;
}

/** A loopback server that speaks as much RESP as a client needs to be disappointed. */
export function startFakeRedis(answer: Answer): Promise<FakeRedis> {
  const heard: string[][] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let pending = '';
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let read = readCommand(pending); read; read = readCommand(pending)) {
        pending = read.rest;
        heard.push([...read.words]);
        const reaction = answer(read.words, socket);
        if (reaction === 'drop') socket.destroy();
        else if (reaction !== 'hang') socket.write(reaction);
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const stop = async (): Promise<void> => {
        for (const socket of sockets) socket.destroy();
        await new Promise((closed) => server.close(closed));
      };
      resolve({ url: `redis://127.0.0.1:${String(port)}/0`, heard, stop });
    });
  });
}

/** `*2\r\n$3\r\nDEL\r\n$1\r\nx\r\n`, if it is complete. */
function readCommand(text: string): { words: string[]; rest: string } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return null;
  const words: string[] = [];
  let at = head[0].length;
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (!size) return null;
    const start = at + size[0].length;
    at = start + Number(size[1]) + 2;
    if (text.length < at) return null;
    words.push(text.slice(start, at - 2));
  }
  return { words, rest: text.slice(at) };
}

export const OK = '+OK\r\n';

export function integer(value: number): string {
  return `:${String(value)}\r\n`;
}

/** What BRPOP gives. */
export function popped(key: string, value: string): string {
  return `*2\r\n${bulk(key)}${bulk(value)}`;
}

function bulk(text: string): string {
  return `$${String(Buffer.byteLength(text))}\r\n${text}\r\n`;
}
