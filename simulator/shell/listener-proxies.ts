import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyServer } from 'http-proxy-3';
import type { TargetRecord } from '../core/load-balancer-record.js';
import type { Engine } from './engine.js';
import type { TaskHost } from './task-host.js';

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

export function createListenerProxies(engine: Engine, host: TaskHost): ListenerProxies {
  const open = new Map<string, Open>();
  const proxy = createProxyServer({ proxyTimeout: 60_000, timeout: 60_000 });
  let turn = 0;
  let work = Promise.resolve();

  /** Round robin over the healthy; over all when none is healthy (fail-open). */
  const pick = (listenerArn: string): { host: string; port: number } | null => {
    const world = engine.world();
    const groups = world.listeners[listenerArn]?.targetGroupArns ?? [];
    const targets = groups.flatMap((arn) => world.targetGroups[arn]?.targets ?? []);
    const candidates = choose(targets);
    turn += 1;
    const target = candidates[turn % Math.max(1, candidates.length)];
    const task = target?.taskArn == null ? undefined : world.tasks[target.taskArn];
    return target === undefined || task === undefined
      ? null
      : { host: host.addressOf(task), port: target.port };
  };

  const start = async (listenerArn: string, loadBalancerArn: string, wanted: number): Promise<void> => {
    const server = createServer((request, response) => {
      const target = pick(listenerArn);
      if (target === null) {
        response.writeHead(503).end('Service Temporarily Unavailable');
        return;
      }
      proxy.web(request, response, { target: `http://${target.host}:${target.port}` }, () => {
        if (!response.headersSent) response.writeHead(502);
        response.end('Bad Gateway');
      });
    });
    const port = await bind(server, wanted >= 1024 ? wanted : 0);
    const url = `http://127.0.0.1:${port}`;
    open.set(listenerArn, { server, address: { listenerArn, loadBalancerArn, url } });
  };

  const reconcile = async (): Promise<void> => {
    const { listeners } = engine.world();
    for (const listener of Object.values(listeners)) {
      if (!open.has(listener.arn)) await start(listener.arn, listener.loadBalancerArn, listener.port);
    }
    for (const [arn, { server }] of open) {
      if (listeners[arn] !== undefined) continue;
      open.delete(arn);
      server.closeAllConnections();
      server.close();
    }
  };

  return {
    refresh: () => (work = work.then(reconcile)),
    list: () => [...open.values()].map(({ address }) => address),
    stop: async () => {
      await work;
      for (const { server } of open.values()) {
        server.closeAllConnections();
        server.close();
      }
      open.clear();
      proxy.close();
    },
  };
}

function choose(targets: readonly TargetRecord[]): TargetRecord[] {
  const healthy = targets.filter(({ state }) => state === 'healthy');
  return healthy.length > 0 ? healthy : targets.filter(({ state }) => state === 'unhealthy');
}

/** The port that was asked for when it is free and not a privileged one, else any. */
async function bind(server: Server, port: number): Promise<number> {
  const attempt = (candidate: number): Promise<boolean> =>
    new Promise((resolve) => {
      server.once('error', () => {
        resolve(false);
      });
      server.listen(candidate, '127.0.0.1', () => {
        resolve(true);
      });
    });
  if (!(await attempt(port))) await attempt(0);
  return (server.address() as AddressInfo).port;
}
