import { connect, createServer, type Socket } from 'node:net';

export interface FarProxy {
  readonly port: number;
  /** Round trips that had to wait for each other so far, over all connections. */
  readonly trips: number;
  stop(): Promise<void>;
}

/**
 * A proxy in front of a local server that takes `oneWayMs` in each direction. It counts round trips by cause, not by time:
 * what the client sends after it has heard an answer to its n-th trip belongs to the trip n + 1.
 */
export async function startFarProxy(serverPort: number, oneWayMs: number): Promise<FarProxy> {
  const heard = { byClient: 0, byServer: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    for (const [from, to] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(from);
      from.setNoDelay();
      from.on('error', () => to.destroy());
      from.on('data', (chunk: Buffer) => {
        const isRequest = from === client;
        const trip = isRequest ? heard.byClient + 1 : heard.byServer;
        setTimeout(() => {
          if (isRequest) heard.byServer = Math.max(heard.byServer, trip);
          else heard.byClient = Math.max(heard.byClient, trip);
          to.write(chunk);
        }, oneWayMs);
      });
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.end(), oneWayMs);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    get trips() {
      return heard.byClient;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
