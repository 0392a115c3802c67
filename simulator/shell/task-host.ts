import { findContainerSpec } from '../core/find-service.js';
import type { Action, Fact } from '../core/action.js';
import type { TaskRecord } from '../core/task-record.js';
import type { ContainerSpec, World } from '../core/world.js';
import { startContainerProcess, type ContainerProcess } from './container-process.js';
import type { Isolation } from './isolation.js';
import { appendToFile, type LogStreams } from './log-streams.js';
import { probeTarget, runHealthCommand } from './probe.js';

export interface HostOptions {
  isolation: Isolation;
  /** Second part of the loopback addresses, so that two simulators on one machine stay apart. */
  network: number;
  scale: number;
  environment: Readonly<Record<string, string>>;
  workingDirectory: string | undefined;
  logDirectory: string | undefined;
  logs: LogStreams;
  agentUrl: (taskId: string) => string;
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
  addressOf(task: Pick<TaskRecord, 'addressIndex'>): string;
  kill(taskArn: string): void;
  /** SIGKILL for everything; resolves when all are gone. */
  stop(): Promise<void>;
}

export function createTaskHost(options: HostOptions): TaskHost {
  const running = new Map<string, ContainerProcess>();
  const keyOf = (taskArn: string, container: string): string => `${taskArn}\n${container}`;
  const addressOf = ({ addressIndex }: Pick<TaskRecord, 'addressIndex'>): string =>
    process.platform === 'linux'
      ? `127.${options.network}.${Math.floor(addressIndex / 250) % 250}.${(addressIndex % 250) + 4}`
      : '127.0.0.1';

  const start = (action: Extract<Action, { kind: 'start-container' }>, world: World): void => {
    const { taskArn, container } = action;
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
    const stream = spec.log === null ? null : openStream(options.logs, spec, spec.log, task);
    const key = keyOf(taskArn, container);
    const child = startContainerProcess({
      isolation: options.isolation,
      argv: spec.argv,
      hostName: task.privateDnsName,
      environment: buildEnvironment(options, task, spec, addressOf(task)),
      workingDirectory: spec.workingDirectory ?? options.workingDirectory,
      onLine: (line) => {
        if (stream !== null) options.logs.append(stream, line);
        if (options.logDirectory !== undefined) {
          appendToFile(options.logDirectory, task.id, container, line);
        }
      },
      onExit: (exitCode) => {
        running.delete(key);
        options.report({ kind: 'container-exited', taskArn, container, exitCode, reason: null });
      },
      onError: (error) => {
        running.delete(key);
        fail(error.message);
      },
    });
    running.set(key, child);
    queueMicrotask(() => {
      options.report({ kind: 'container-started', taskArn, container });
    });
  };

  const check = async (taskArn: string, container: string, world: World): Promise<void> => {
    const task = world.tasks[taskArn];
    const spec = task === undefined ? undefined : findContainerSpec(world, task, container);
    if (task === undefined || spec?.healthCheck === null || spec?.healthCheck === undefined) return;
    const passed = await runHealthCommand(spec.healthCheck.command, {
      cwd: spec.workingDirectory ?? options.workingDirectory,
      env: buildEnvironment(options, task, spec, addressOf(task)),
      timeoutMs: Math.max(
        world.settings.minimumProbeRealMs,
        (spec.healthCheck.timeoutSeconds * 1000) / options.scale,
      ),
    });
    options.report({ kind: 'container-checked', taskArn, container, passed });
  };

  const probe = async (action: Extract<Action, { kind: 'probe-target' }>, world: World): Promise<void> => {
    const { targetGroupArn, targetId, port } = action;
    const group = world.targetGroups[targetGroupArn];
    const target = group?.targets.find((entry) => entry.id === targetId && entry.port === port);
    const task = target?.taskArn == null ? undefined : world.tasks[target.taskArn];
    if (group === undefined) return;
    const { healthCheck } = group;
    const probePort = healthCheck.port === 'traffic-port' ? port : Number(healthCheck.port);
    const timeoutMs = Math.max(
      world.settings.minimumProbeRealMs,
      (healthCheck.timeoutSeconds * 1000) / options.scale,
    );
    const answer =
      task === undefined
        ? 'refused'
        : await probeTarget(addressOf(task), probePort, healthCheck.path, timeoutMs);
    options.report({ kind: 'target-probed', targetGroupArn, targetId, port, answer });
  };

  return {
    addressOf,
    perform: (action, world) => {
      if (action.kind === 'start-container') start(action, world);
      else if (action.kind === 'signal-container') {
        running.get(keyOf(action.taskArn, action.container))?.signal(action.signal);
      } else if (action.kind === 'check-container') void check(action.taskArn, action.container, world);
      else void probe(action, world);
    },
    processes: (world) =>
      [...running].flatMap(([key, child]) => {
        const [taskArn = '', container = ''] = key.split('\n');
        const pid = child.findPid();
        const task = world.tasks[taskArn];
        return pid === null || task === undefined
          ? []
          : { taskArn, container, pid, taskDefinitionArn: task.taskDefinitionArn };
      }),
    kill: (taskArn) => {
      for (const [key, child] of running) {
        if (key.startsWith(`${taskArn}\n`)) child.signal('SIGKILL');
      }
    },
    stop: async () => {
      for (const child of running.values()) child.signal('SIGKILL');
      for (let turn = 0; turn < 200 && running.size > 0; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}

function openStream(
  logs: LogStreams,
  spec: ContainerSpec,
  log: NonNullable<ContainerSpec['log']>,
  task: TaskRecord,
): ReturnType<LogStreams['open']> {
  return logs.open(log.group, `${log.prefix}/${spec.name}/${task.id}`);
}

/** A task sees its own variables, and of this machine only what a program needs to start. */
function buildEnvironment(
  options: HostOptions,
  task: TaskRecord,
  spec: ContainerSpec,
  address: string,
): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    ...options.environment,
    ...spec.environment,
    ECS_AGENT_URI: options.agentUrl(task.id),
    TASK_IP: address,
    TASK_ARN: task.arn,
    TASK_HOST: task.privateDnsName,
    TASK_DEFINITION_ARN: task.taskDefinitionArn,
    IMAGE: spec.image,
  };
}
