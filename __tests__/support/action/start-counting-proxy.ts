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
  /** The AWS operation, or the first readable bytes of the write. */
  readonly what: string;
}

/** Stands before the broker and before AWS, and counts what the action sends to either, in one row of numbers. */
export interface CountingProxy {
  readonly calls: readonly CountedCall[];
  readonly brokerPort: number;
  readonly awsUrl: string;
  /** Called with every call before it is passed on; resolve with false to swallow it. */
  beforeCall: (call: CountedCall) => boolean | Promise<boolean>;
  /** Called once the other side answered (AWS) or was written to (broker), before the client hears of it. */
  afterCall: (call: CountedCall) => void | Promise<void>;
  stop(): Promise<void>;
}

/** @param target port of the broker on loopback, and URL of the AWS endpoint */
export async function startCountingProxy(target: {
  brokerPort: number;
  awsUrl: string;
}): Promise<CountingProxy> {
  const calls: CountedCall[] = [];
  const count = (to: CountedCall['to'], what: string): CountedCall => {
    const call = { number: calls.length + 1, to, what };
    calls.push(call);
    return call;
  };
  const proxy: Pick<CountingProxy, 'beforeCall' | 'afterCall'> = {
    beforeCall: () => true,
    afterCall: () => undefined,
  };
  const sockets = new Set<Socket>();
  const broker = createServer((client) => {
    sockets.add(client);
    passBroker(client, target.brokerPort, (bytes) => count('broker', showBytes(bytes)), proxy);
  });
  const aws = createHttpServer((incoming, outgoing) => {
    void passHttp(incoming, outgoing, target.awsUrl, (what) => count('aws', what), proxy);
  });
  const brokerPort = await listen(broker);
  const awsPort = await listen(aws);
  return Object.assign(proxy, {
    calls,
    brokerPort,
    awsUrl: `http://127.0.0.1:${String(awsPort)}`,
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
  // One after the other: a call must not overtake the one before it.
  let queue = Promise.resolve();
  client.on('data', (bytes) => {
    const call = count(bytes);
    queue = queue.then(async () => {
      if (!(await hooks.beforeCall(call))) return;
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
  count: (what: string) => CountedCall,
  hooks: Hooks,
): Promise<void> {
  const body = await readAll(incoming);
  const target = String(incoming.headers['x-amz-target'] ?? body.toString('utf8').slice(0, 40));
  const call = count(target.replace(/^.*\./, ''));
  if (!(await hooks.beforeCall(call))) {
    outgoing.destroy();
    return;
  }
  const { hostname, port } = new URL(awsUrl);
  const { method, url: path, headers } = incoming;
  const upstream = request({ hostname, port, method, path, headers }, (answer) => {
    void readAll(answer).then(async (content) => {
      await hooks.afterCall(call);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
    });
  });
  upstream.on('error', () => outgoing.destroy()).end(body);
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a broker write is about: the method of a command, or the first word in it. */
function showBytes(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const body = /"body":"([A-Za-z0-9+/=]+)"/.exec(text)?.[1];
  const plain = body ? Buffer.from(body, 'base64').toString('utf8') : text;
  const method = /"method": ?"(\w+)"/.exec(plain)?.[1];
  return method ?? /[a-zA-Z]{4,}/.exec(text)?.[0] ?? 'bytes';
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
