import {
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One call of the client: an HTTP request, or one write on a broker connection. */
export interface CountedCall {
  readonly number: number;
  readonly to: 'aws' | 'broker';
  /** The AWS operation; or the commands of the write, which may be several, else its first readable bytes. */
  readonly names: readonly string[];
}

/** An answer of AWS that the proxy gives itself. */
export interface CannedAnswer {
  readonly status: number;
  readonly body: string;
  /** The rest of the body never comes. */
  readonly isCut?: boolean;
}

/** False: the call is swallowed, and its connection is cut where it goes to AWS. */
export type Verdict = boolean | CannedAnswer;

/** A proxy for the broker and for AWS that numbers all calls of the action in their order. */
export interface CountingProxy {
  readonly calls: readonly CountedCall[];
  readonly brokerPort: number;
  readonly awsUrl: string;
  /** Called with every call before it is passed on; a canned answer is for AWS only. */
  beforeCall: (call: CountedCall) => Verdict | Promise<Verdict>;
  /**
   * Called once the other side answered (AWS) or was written to (broker), before the client gets the answer; false: AWS's
   * answer is lost.
   */
  afterCall: (call: CountedCall) => unknown;
  /** From now on connections to the broker are cut, and new ones are cut at once. */
  closeBroker(): void;
  openBroker(): void;
  stop(): Promise<void>;
}

/** @param target port of the broker on loopback, and URL of the AWS endpoint */
export async function startCountingProxy(target: {
  brokerPort: number;
  awsUrl: string;
}): Promise<CountingProxy> {
  const calls: CountedCall[] = [];
  const count = (to: CountedCall['to'], names: readonly string[]): CountedCall => {
    const call = { number: calls.length + 1, to, names };
    calls.push(call);
    return call;
  };
  const proxy: Pick<CountingProxy, 'beforeCall' | 'afterCall'> = {
    beforeCall: () => true,
    afterCall: () => undefined,
  };
  const sockets = new Set<Socket>();
  let isBrokerClosed = false;
  const broker = createServer((client) => {
    if (isBrokerClosed) {
      client.destroy();
      return;
    }
    sockets.add(client);
    client.once('close', () => sockets.delete(client));
    passBroker(client, target.brokerPort, (bytes) => count('broker', listCommands(bytes)), proxy);
  });
  const aws = createHttpServer((incoming, outgoing) => {
    const countAws = (operation: string): CountedCall => count('aws', [operation]);
    // A client that is killed in the middle of a call.
    passHttp(incoming, outgoing, target.awsUrl, countAws, proxy).catch(() => outgoing.destroy());
  });
  const brokerPort = await listen(broker);
  const awsPort = await listen(aws);
  return Object.assign(proxy, {
    calls,
    brokerPort,
    awsUrl: `http://127.0.0.1:${String(awsPort)}`,
    closeBroker: () => {
      isBrokerClosed = true;
      sockets.forEach((socket) => socket.destroy());
    },
    openBroker: () => {
      isBrokerClosed = false;
    },
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      aws.closeAllConnections();
      await Promise.all([close(broker), close(aws)]);
    },
  });
}

type Hooks = Pick<CountingProxy, 'beforeCall' | 'afterCall'>;

function passBroker(client: Socket, port: number, count: (bytes: Buffer) => CountedCall, hooks: Hooks): void {
  const server = connect(port, '127.0.0.1');
  // One after the other: no call may overtake an earlier one.
  let queue = Promise.resolve();
  client.on('data', (bytes) => {
    const call = count(bytes);
    queue = queue.then(async () => {
      if ((await hooks.beforeCall(call)) === false) return;
      server.write(bytes);
      await hooks.afterCall(call);
    });
  });
  server.pipe(client);
  const end = (): void => {
    void queue.then(() => server.destroy());
    client.destroy();
  };
  for (const socket of [client, server]) socket.on('error', end).on('close', end);
}

async function passHttp(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  awsUrl: string,
  count: (operation: string) => CountedCall,
  hooks: Hooks,
): Promise<void> {
  const body = await readAll(incoming);
  const target = String(incoming.headers['x-amz-target'] ?? body.toString('utf8').slice(0, 40));
  const call = count(target.replace(/^.*\./, ''));
  const verdict = await hooks.beforeCall(call);
  if (verdict === false) {
    outgoing.destroy();
    return;
  }
  if (verdict !== true) {
    answerCanned(outgoing, verdict);
    return;
  }
  const { hostname, port } = new URL(awsUrl);
  const { method, url: path, headers } = incoming;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ hostname, port, method, path, headers }, resolve).on('error', reject).end(body);
  });
  const content = await readAll(answer);
  if ((await hooks.afterCall(call)) === false) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
}

function answerCanned(outgoing: ServerResponse, { status, body, isCut = false }: CannedAnswer): void {
  outgoing.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
  });
  if (isCut) outgoing.write(body.slice(0, body.length / 2));
  else outgoing.end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The methods of the remote-control commands in a write, else the first word in it. */
function listCommands(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const bodies = [...text.matchAll(/"body":"([A-Za-z0-9+/=]+)"/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64').toString('utf8'),
  );
  const plain = bodies.length > 0 ? bodies.join('\n') : text;
  const methods = [...plain.matchAll(/"method": ?"(\w+)"/g)].map(([, method = '']) => method);
  return methods.length > 0 ? methods : [/[a-zA-Z]{4,}/.exec(text)?.[0] ?? 'bytes'];
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
