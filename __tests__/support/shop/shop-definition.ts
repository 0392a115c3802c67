import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../action/action-environment.js';
import { findIsolation } from '../../../simulator/shell/isolation.js';
import { CELERY_PYTHON } from '../brokers/start-celery-worker.js';

export const SHOP_DIRECTORY = join(REPOSITORY, 'examples/shop');

export type Pool = 'prefork' | 'threads' | 'solo';

export interface WorkerDefinition {
  readonly family: string;
  /** What the journal calls this revision. */
  readonly revision: string;
  readonly brokerUrl: string;
  readonly queues: readonly string[];
  readonly journal: string;
  readonly pool: Pool;
  readonly concurrency: number;
  readonly stopTimeoutS: number;
  /** Instead of the worker's command; null: the worker's command. */
  readonly command?: readonly string[] | null;
  /** Instead of the shop's own, such as one that the simulator starts slowly. */
  readonly image?: string;
  /** More arguments of the worker. */
  readonly args?: readonly string[];
  /** Node name instead of `worker@%h`. */
  readonly node?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Members of the container that are different. */
  readonly container?: Readonly<Record<string, unknown>>;
}

export interface TaskDefinitionJson {
  family: string;
  containerDefinitions: [{ name: string; command: string[]; [member: string]: unknown }];
  [member: string]: unknown;
}

/** The shop's own task definition with this worker's settings put in. */
export function makeWorkerDefinition(worker: WorkerDefinition): TaskDefinitionJson {
  const path = join(SHOP_DIRECTORY, 'task-definition.worker.json');
  const definition = JSON.parse(readFileSync(path, 'utf8')) as TaskDefinitionJson;
  const [container] = definition.containerDefinitions;
  const settings: Record<string, string> = {
    '--pool': worker.pool,
    '--concurrency': String(worker.concurrency),
    '--queues': worker.queues.join(','),
    '-n': worker.node ?? 'worker@%h',
  };
  const words = container.command.map((word, at) => {
    if (at === 0) return CELERY_PYTHON;
    return settings[container.command[at - 1] ?? ''] ?? word;
  });
  const command = [...words, ...(worker.args ?? [])];
  const argv = worker.command ?? nameByTask(command, worker.node !== undefined);
  const environment = {
    BROKER_URL: worker.brokerUrl,
    SHOP_JOURNAL: worker.journal,
    SHOP_REVISION: worker.revision,
    ...worker.environment,
  };
  return {
    ...definition,
    family: worker.family,
    containerDefinitions: [
      {
        ...container,
        ...(worker.image === undefined ? {} : { image: worker.image }),
        command: [...argv],
        environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
        stopTimeout: worker.stopTimeoutS,
        ...worker.container,
      },
    ],
  };
}

let isolated: boolean | null = null;

/** Where a task has no host name of its own, every worker's `%h` would be this machine's: then TASK_HOST is it. */
function nameByTask(command: readonly string[], named: boolean): readonly string[] {
  isolated ??= findIsolation().kind === 'namespace';
  if (isolated || named) return command;
  return ['sh', '-c', 'exec "$@" -n "worker@$TASK_HOST"', 'sh', ...command];
}
