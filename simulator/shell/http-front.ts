import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';

/** The one port of the simulator. */
export interface HttpFront {
  readonly url: string;
  answer(listener: (...parameters: [...Parameters<RequestListener>, body: string]) => Promise<void>): void;
  stop(): Promise<void>;
}

/** Binds a loopback port; 0 takes any. */
export async function openHttpFront(port: number): Promise<HttpFront> {
  const server: Server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (listener) => {
      server.on('request', (request, response) => {
        readBody(request)
          .then((body) => listener(request, response, body))
          .catch((error: unknown) => {
            process.stderr.write(`Simulator: ${String(error)}\n`);
            response.destroy();
          });
      });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
