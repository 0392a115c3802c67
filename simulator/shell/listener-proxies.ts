import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'http-proxy-3';
import type { TargetRecord } from '../core/load-balancer-record.js';
import type { World } from '../core/world.js';
import { pickTarget } from './pick-target.js';

export interface ListenerAddress {
  listenerArn: string;
  loadBalancerArn: string;
  url: string;
}

/** One real HTTP proxy per listener, kept in step with the world. */
export interface ListenerProxies {
  refresh(): Promise<void>;
  list(): ListenerAddress[];
  stop(): Promise<void>;
}

interface Open {
  server: Server;
  address: ListenerAddress;
}

const LOWEST_FREE_PORT = 1024;

/** `addressOf` gives the address of a target on this machine; null: it is gone. */
export function createListenerProxies(
  world: () => World,
  addressOf: (target: TargetRecord) => string | null,
): ListenerProxies {
  const open = new Map<string, Open>();
  const proxy = createProxyServer({ proxyTimeout: 60_000, timeout: 60_000 });
  let turn = 0;
  let work = Promise.resolve();
  const answer = (listenerArn: string): RequestListener => {
    return (request, response) => {
      const target = pickTarget(world(), listenerArn, (turn += 1));
      const host = target === null ? null : addressOf(target);
      if (target === null || host === null) {
        response.writeHead(503).end('Service Temporarily Unavailable');
        return;
      }
      proxy.web(request, response, { target: `http://${host}:${target.port}` }, () => {
        if (!response.headersSent) response.writeHead(502);
        response.end('Bad Gateway');
      });
    };
  };
  const reconcile = async (): Promise<void> => {
    const { listeners } = world();
    for (const { arn, loadBalancerArn, port } of Object.values(listeners)) {
      if (open.has(arn)) continue;
      const server = createServer(answer(arn));
      const url = `http://127.0.0.1:${await bind(server, port)}`;
      open.set(arn, { server, address: { listenerArn: arn, loadBalancerArn, url } });
    }
    for (const [arn, { server }] of open) {
      if (listeners[arn] !== undefined) continue;
      open.delete(arn);
      shut(server);
    }
  };
  return {
    refresh: () => (work = work.then(reconcile)),
    list: () => [...open.values()].map(({ address }) => address),
    stop: async () => {
      await work;
      for (const { server } of open.values()) shut(server);
      open.clear();
      proxy.close();
    },
  };
}

function shut(server: Server): void {
  server.closeAllConnections();
  server.close();
}

/** Listens on the wanted port if it is free and not privileged, else on any. Returns the port. */
async function bind(server: Server, wanted: number): Promise<number> {
  const attempt = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(port, '127.0.0.1', () => {
        resolve(true);
      });
    });
  if (!(await attempt(wanted >= LOWEST_FREE_PORT ? wanted : 0))) await attempt(0);
  return (server.address() as AddressInfo).port;
}
