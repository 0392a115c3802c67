import type { Action, Fact } from '../core/action.js';
import { findContainerSpec } from '../core/find-service.js';
import type { World } from '../core/world.js';
import type { ContainerProcess } from './container-process.js';
import { startContainer, type ContainerOptions } from './start-container.js';
import { checkContainer, checkTarget } from './task-checks.js';

export interface HostOptions extends ContainerOptions {
  report: (fact: Fact) => void;
}

export interface RunningProcess {
  taskArn: string;
  container: string;
  pid: number;
  taskDefinitionArn: string;
}

/** The machine that tasks run on. */
export interface TaskHost {
  perform(action: Action, world: World): void;
  processes(world: World): RunningProcess[];
  /** Kills a task's first processes with SIGKILL. */
  kill(taskArn: string): void;
  /** Kills everything with SIGKILL; resolves when all processes have ended. */
  stop(): Promise<void>;
}

const STOP_TURNS = 200;
const STOP_TURN_MS = 10;

interface Running {
  taskArn: string;
  container: string;
  process: ContainerProcess;
}

export function createTaskHost(options: HostOptions): TaskHost {
  const running = new Set<Running>();
  const report = async (fact: Promise<Fact | null>): Promise<void> => {
    const found = await fact;
    if (found !== null) options.report(found);
  };
  return {
    perform: (action, world) => {
      if (action.kind === 'start-container') start(options, running, action, world);
      else if (action.kind === 'check-container') void report(checkContainer(options, action, world));
      else if (action.kind === 'probe-target') void report(checkTarget(options, action, world));
      else {
        const isMeant = (entry: Running): boolean =>
          entry.taskArn === action.taskArn && entry.container === action.container;
        [...running].find(isMeant)?.process.signal(action.signal);
      }
    },
    processes: (world) =>
      [...running].flatMap(({ taskArn, container, process }) => {
        const pid = process.findPid();
        const taskDefinitionArn = world.tasks[taskArn]?.taskDefinitionArn;
        return pid === null || taskDefinitionArn === undefined
          ? []
          : { taskArn, container, pid, taskDefinitionArn };
      }),
    kill: (taskArn) => {
      for (const entry of running) if (entry.taskArn === taskArn) entry.process.signal('SIGKILL');
    },
    stop: async () => {
      for (const { process } of running) process.signal('SIGKILL');
      for (let turn = 0; turn < STOP_TURNS && running.size > 0; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, STOP_TURN_MS));
      }
    },
  };
}

function start(
  options: HostOptions,
  running: Set<Running>,
  { taskArn, container }: Extract<Action, { kind: 'start-container' }>,
  world: World,
): void {
  const task = world.tasks[taskArn];
  const spec = task === undefined ? undefined : findContainerSpec(world, task, container);
  if (task === undefined || spec === undefined) return;
  const fail = (why: string): void => {
    const reason = `CannotCreateContainerError: Error response from daemon: ${why}`;
    queueMicrotask(() => {
      options.report({ kind: 'container-not-started', taskArn, container, reason });
    });
  };
  if (spec.argv.length === 0) {
    fail('no command specified');
    return;
  }
  const process = startContainer(options, task, spec, {
    exit: (exitCode, reason) => {
      running.delete(entry);
      options.report({ kind: 'container-exited', taskArn, container, exitCode, reason });
    },
    error: (error) => {
      running.delete(entry);
      fail(error.message);
    },
  });
  const entry: Running = { taskArn, container, process };
  running.add(entry);
  queueMicrotask(() => {
    options.report({ kind: 'container-started', taskArn, container });
  });
}
