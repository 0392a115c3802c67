import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ECS_OPERATIONS } from './api/ecs-operations.js';
import { ELB_OPERATIONS } from './api/elb-operations.js';
import { createLogsOperations } from './api/logs-operations.js';
import { listNoTroubles, orderTrouble } from './core/order-trouble.js';
import { DEFAULT_SETTINGS, type SimulatorSettings } from './core/settings.js';
import { createWorld } from './core/world.js';
import { isApiFault, type Fault } from './fault.js';
import { answerApiCall } from './shell/api-server.js';
import { createCallLog, type CallRecord } from './shell/call-log.js';
import { answerControl } from './shell/control-api.js';
import { createEngine } from './shell/engine.js';
import { createFaultOrders } from './shell/fault-orders.js';
import { findIsolation } from './shell/isolation.js';
import { createListenerProxies, type ListenerAddress } from './shell/listener-proxies.js';
import { createLogStreams } from './shell/log-streams.js';
import { createSimulatedClock } from './shell/simulated-clock.js';
import { answerTaskAgent } from './shell/task-agent.js';
import { createTaskHost, type RunningProcess, type TaskHost } from './shell/task-host.js';

export type { CallRecord } from './shell/call-log.js';
export type { SimulatorSettings } from './core/settings.js';
export type { Fault } from './fault.js';

export interface SimulatorOptions {
  port?: number;
  /** Simulated seconds per real second; default 1. */
  timeScale?: number;
  region?: string;
  /** Extra variables for every task process. */
  environment?: Record<string, string>;
  /** Where task processes start. */
  workingDirectory?: string;
  settings?: Partial<SimulatorSettings>;
  /** Container output is also written here, one file a container. */
  logDirectory?: string;
}

export interface Simulator {
  readonly url: string;
  /** Every API call in order. */
  calls(): readonly CallRecord[];
  order(fault: Fault): void;
  clearFaults(): void;
  /** SIGKILL of its first processes, as a crash. */
  killTask(taskArn: string): void;
  processes(): readonly RunningProcess[];
  /** Where the load balancers' listeners can be reached on this machine. */
  listeners(): readonly ListenerAddress[];
  stop(): Promise<void>;
}

/** Starts a local ECS, ALB and CloudWatch Logs on one loopback port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = createSimulatedClock(options.timeScale ?? 1);
  const logs = createLogStreams();
  const calls = createCallLog();
  const faults = createFaultOrders();
  const server = createServer();
  const url = await listen(server, options.port ?? 0);
  const world = createWorld({
    region: options.region ?? 'eu-central-1',
    seed: randomInt(2 ** 31),
    nowMs: clock.nowMs(),
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
  });
  const engine = createEngine(world, clock, (action, current) => {
    host.perform(action, current);
  });
  const host: TaskHost = createTaskHost({
    isolation: findIsolation(),
    network: randomInt(1, 250),
    scale: clock.scale,
    environment: options.environment ?? {},
    workingDirectory: options.workingDirectory,
    logDirectory: options.logDirectory,
    logs,
    agentUrl: (taskId) => `${url}/_agent/${taskId}`,
    report: (fact) => {
      engine.report(fact);
    },
  });
  const proxies = createListenerProxies(engine, host);
  const simulator: Simulator = {
    url,
    calls: () => calls.list(),
    order: (fault) => {
      if (isApiFault(fault)) faults.order(fault);
      else
        engine.transact((draft) => {
          orderTrouble(draft, fault);
        });
    },
    clearFaults: () => {
      faults.clear();
      engine.transact((draft) => {
        draft.troubles = listNoTroubles();
      });
    },
    killTask: (taskArn) => {
      host.kill(taskArn);
    },
    processes: () => host.processes(engine.world()),
    listeners: () => proxies.list(),
    stop: async () => {
      engine.stop();
      await Promise.all([host.stop(), proxies.stop(), close(server)]);
    },
  };
  const operations = {
    ecs: ECS_OPERATIONS,
    elasticloadbalancing: ELB_OPERATIONS,
    logs: createLogsOperations(logs),
  };
  server.on('request', (request, response) => {
    void readBody(request).then(async (body) => {
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      if (path.startsWith('/_simulator/')) {
        answerControl(simulator, request, path.slice('/_simulator/'.length), body, response);
      } else if (path.startsWith('/_agent/')) {
        answerTaskAgent(engine, path.split('/')[2] ?? '', request, body, response);
      } else {
        await answerApiCall({ engine, calls, faults, operations }, request, body, response);
        await proxies.refresh();
      }
    });
  });
  return simulator;
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
