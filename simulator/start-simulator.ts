import { randomInt } from 'node:crypto';
import { ECS_OPERATIONS } from './api/ecs-operations.js';
import { ELB_OPERATIONS } from './api/elb-operations.js';
import { createLogsOperations } from './api/logs-operations.js';
import { noFaults, orderFault } from './core/order-fault.js';
import { DEFAULT_SETTINGS, type SimulatorSettings } from './core/settings.js';
import { createWorld } from './core/world.js';
import { isApiFault, type Fault } from './fault.js';
import { answerApiCall } from './shell/api-server.js';
import { createCallLog, type CallRecord } from './shell/call-log.js';
import { answerControl } from './shell/control-api.js';
import { createEngine, type Engine } from './shell/engine.js';
import { createFaultOrders, type FaultOrders } from './shell/fault-orders.js';
import { openHttpFront } from './shell/http-front.js';
import { findIsolation } from './shell/isolation.js';
import {
  createListenerProxies,
  type ListenerAddress,
  type ListenerProxies,
} from './shell/listener-proxies.js';
import { createLogStreams, type LogStreams } from './shell/log-streams.js';
import { createSimulatedClock } from './shell/simulated-clock.js';
import { answerTaskAgent } from './shell/task-agent.js';
import { findLoopbackAddress } from './shell/task-environment.js';
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
  /** Container output is also written here, one file per container. */
  logDirectory?: string;
}

export interface Simulator {
  readonly url: string;
  /** Every API call in order. */
  calls(): readonly CallRecord[];
  order(fault: Fault): void;
  clearFaults(): void;
  /** Kills its first processes with SIGKILL, like a crash. */
  killTask(taskArn: string): void;
  processes(): readonly RunningProcess[];
  /** Where the load balancers' listeners can be reached on this machine. */
  listeners(): readonly ListenerAddress[];
  stop(): Promise<void>;
}

/** Starts a local ECS, ALB and CloudWatch Logs on one loopback port. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const logs = createLogStreams();
  const calls = createCallLog();
  const faults = createFaultOrders();
  const front = await openHttpFront(options.port ?? 0);
  const { engine, host, proxies } = createMachine(options, front.url, logs);
  const simulator: Simulator = {
    url: front.url,
    calls: () => calls.list(),
    ...createOrders(engine, faults),
    killTask: (taskArn) => {
      host.kill(taskArn);
    },
    processes: () => host.processes(engine.world()),
    listeners: () => proxies.list(),
    stop: async () => {
      engine.stop();
      await Promise.all([host.stop(), proxies.stop(), front.stop()]);
    },
  };
  const operations = {
    ecs: ECS_OPERATIONS,
    elasticloadbalancing: ELB_OPERATIONS,
    logs: createLogsOperations(logs),
  };
  front.answer(async (request, response, body) => {
    const [, first, second = ''] = (request.url ?? '/').split(/[/?]/);
    if (first === '_simulator') answerControl(simulator, request, second, body, response);
    else if (first === '_agent') answerTaskAgent(engine, second, request, body, response);
    else {
      const refreshed = (): Promise<void> => proxies.refresh();
      await answerApiCall({ engine, calls, faults, operations, refreshed }, request, body, response);
    }
  });
  return simulator;
}

interface Machine {
  engine: Engine;
  host: TaskHost;
  proxies: ListenerProxies;
}

function createMachine(options: SimulatorOptions, url: string, logs: LogStreams): Machine {
  const clock = createSimulatedClock(options.timeScale ?? 1);
  const world = createWorld({
    region: options.region ?? 'eu-central-1',
    seed: randomInt(2 ** 31),
    nowMs: clock.nowMs(),
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
  });
  const environment = {
    environment: options.environment ?? {},
    agentUrl: (taskId: string) => `${url}/_agent/${taskId}`,
    network: randomInt(1, 250),
  };
  const host = createTaskHost({
    ...environment,
    isolation: findIsolation(),
    scale: clock.scale,
    workingDirectory: options.workingDirectory,
    logDirectory: options.logDirectory,
    logs,
    report: (fact) => {
      engine.report(fact);
    },
  });
  const engine: Engine = createEngine(world, clock, (action, current) => {
    host.perform(action, current);
  });
  const proxies = createListenerProxies(engine.world, ({ taskArn }) => {
    const task = taskArn === null ? undefined : engine.world().tasks[taskArn];
    return task === undefined ? null : findLoopbackAddress(environment, task);
  });
  return { engine, host, proxies };
}

function createOrders(engine: Engine, faults: FaultOrders): Pick<Simulator, 'order' | 'clearFaults'> {
  return {
    order: (fault) => {
      if (isApiFault(fault)) {
        faults.order(fault);
        return;
      }
      engine.transact((draft, nowMs, actions) => {
        orderFault(draft, fault, nowMs, actions);
      });
    },
    clearFaults: () => {
      faults.clear();
      engine.transact((draft) => {
        draft.faults = noFaults();
      });
    },
  };
}
