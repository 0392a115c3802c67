import type { TaskRecord } from '../core/task-record.js';
import type { ContainerSpec } from '../core/world.js';
import { startContainerProcess, type ContainerProcess } from './container-process.js';
import type { Isolation } from './isolation.js';
import { appendToFile, type LogStreams } from './log-streams.js';
import type { CheckOptions } from './task-checks.js';
import { buildTaskEnvironment, restoreAddresses } from './task-environment.js';

export interface ContainerOptions extends CheckOptions {
  isolation: Isolation;
  logDirectory: string | undefined;
  logs: LogStreams;
}

/** Starts one container of a task; its output is the log stream `prefix/container/task id`. */
export function startContainer(
  options: ContainerOptions,
  task: TaskRecord,
  spec: ContainerSpec,
  on: { exit: (exitCode: number, reason: string | null) => void; error: (error: Error) => void },
): ContainerProcess {
  const stream =
    spec.log === null
      ? null
      : options.logs.open(spec.log.group, `${spec.log.prefix}/${spec.name}/${task.id}`);
  return startContainerProcess({
    isolation: options.isolation,
    argv: spec.argv,
    hostName: task.privateDnsName,
    environment: buildTaskEnvironment(options, task, spec),
    workingDirectory: spec.workingDirectory ?? options.workingDirectory,
    memoryMiB: spec.memoryMiB,
    onLine: (text) => {
      const line = restoreAddresses(options, task, text);
      if (stream !== null) options.logs.append(stream, line);
      if (options.logDirectory !== undefined) appendToFile(options.logDirectory, task.id, spec.name, line);
    },
    onExit: on.exit,
    onError: on.error,
  });
}
