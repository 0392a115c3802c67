import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake does with one call. */
export type Reply =
  | { readonly status?: number; readonly body: unknown }
  | { readonly status?: number; readonly xml: string }
  /** Closes the connection after the request was read: it may have had its effect. */
  | 'drop'
  /** Never answers. */
  | 'hang'
  /** Sends the headers and half of this body, and no more. */
  | { readonly half: string };

export interface Call {
  readonly operation: string;
  readonly body: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
}

export interface FakeAws {
  readonly url: string;
  readonly calls: Call[];
  /** Connections that are open and have a call in progress. */
  busy(): number;
  /** Answers of one operation: the n-th call gets the n-th, later ones the last. */
  answer(operation: string, ...replies: Reply[]): void;
  reset(): void;
  close(): Promise<void>;
}

/** The JSON of ECS and CloudWatch Logs (by X-Amz-Target) and ELBv2's Query protocol (by Action) on one loopback port, with set answers. */
export async function startFakeAws(): Promise<FakeAws> {
  const calls: Call[] = [];
  const answers = new Map<string, Reply[]>();
  const busy = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    busy.add(response);
    response.on('close', () => busy.delete(response));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = readCall(request, Buffer.concat(chunks).toString('utf8'));
      calls.push(call);
      const replies = answers.get(call.operation) ?? [];
      send(response, (replies.length > 1 ? replies.shift() : replies[0]) ?? unexpected(call.operation));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    busy: () => busy.size,
    answer: (operation, ...replies) => void answers.set(operation, replies),
    reset: () => {
      calls.length = 0;
      answers.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Lets the SDK's clients find the fake, and nothing else, by the environment. */
export function useFakeAws(fake: FakeAws): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: fake.url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
}

export const awsError = (name: string, message: string, status = 400): Reply => ({
  status,
  body: { __type: name, message },
});

function readCall(request: IncomingMessage, text: string): Call {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string')
    return {
      operation: target.replace(/^.*\./, ''),
      body: JSON.parse(text) as Record<string, unknown>,
      headers: request.headers,
    };
  const form = Object.fromEntries(new URLSearchParams(text));
  return { operation: form['Action'] ?? '', body: form, headers: request.headers };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.socket?.destroy();
    return;
  }
  if ('half' in reply) {
    const length = Buffer.byteLength(reply.half);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': length });
    response.write(reply.half.slice(0, length / 2));
    return;
  }
  const xml = 'xml' in reply;
  response.writeHead(reply.status ?? 200, {
    'content-type': xml ? 'text/xml' : 'application/x-amz-json-1.1',
  });
  response.end(xml ? reply.xml : JSON.stringify(reply.body));
}

function unexpected(operation: string): Reply {
  return {
    status: 400,
    body: { __type: 'InvalidParameterException', message: `No answer set for ${operation}.` },
  };
}
