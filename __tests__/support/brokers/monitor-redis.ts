import { connect } from 'node:net';

/** One command that a Redis server carried out: time in epoch milliseconds, its words, and the address that sent it. */
export type OnCommand = (atMs: number, words: readonly string[], client: string) => void;

const LINE = /^\+(\d+\.\d+) \[\d+ ([^\]]*)\] (.*)$/;
const WORD = /"((?:[^"\\]|\\.)*)"/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

/**
 * Listens to MONITOR on a bare socket: unlike a subscription it does not change PUBLISH's count of receivers, and a
 * client library can be upset by lines that come while it still waits for the OK.
 * @returns stops listening; resolves once the server has confirmed the MONITOR
 */
export async function monitorRedis(url: string, onCommand: OnCommand): Promise<() => void> {
  const { hostname, port, password } = new URL(url);
  const socket = connect(Number(port), hostname);
  const login = password === '' ? [] : [['AUTH', decodeURIComponent(password)]];
  let rest = '';
  let unconfirmed = login.length + 1;
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.setEncoding('latin1').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [, time, client = '', command] = LINE.exec(line) ?? [];
        if (time && command !== undefined) onCommand(Number(time) * 1000, readWords(command), client);
        else if (line.startsWith('-')) reject(new Error(`MONITOR: ${line}`));
        else if (--unconfirmed === 0) resolve();
      }
    });
    for (const words of [...login, ['MONITOR']]) socket.write(renderCommand(words));
  });
  return () => socket.destroy();
}

function renderCommand(words: readonly string[]): string {
  const parts = words.map((word) => `$${String(Buffer.byteLength(word))}\r\n${word}\r\n`);
  return `*${String(words.length)}\r\n${parts.join('')}`;
}

/** Undoes the quoting that Redis gives to a string for people. */
function readWords(text: string): string[] {
  return [...text.matchAll(WORD)].map(([, word = '']) => {
    const bytes = word.replaceAll(/\\(x[0-9a-f]{2}|.)/g, (_, escaped: string) =>
      escaped.startsWith('x') && escaped.length === 3
        ? String.fromCharCode(parseInt(escaped.slice(1), 16))
        : (ESCAPES[escaped] ?? escaped),
    );
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
}
