import type { PreflightFacts } from '../../model/preflight.js';
import type { Program } from '../../definition/classify-program.js';
import { parseCpu, parseMemory } from '../../definition/parse-size.js';
import type { CommandFacts } from '../../definition/read-command.js';
import { readCommand } from '../../definition/read-command.js';
import type { ContainerFacts } from '../../definition/read-container.js';
import { readContainer } from '../../definition/read-container.js';
import { textsOf } from '../../definition/read-values.js';

export interface ContainerScene extends ContainerFacts {
  readonly commandLine: CommandFacts;
  /** It is behind one of the service's load balancers. */
  readonly balancedPorts: readonly number[];
}

/** A program together with the container that runs it. */
export interface Process extends Program {
  readonly container: ContainerScene;
}

/** The facts as the lints want them. */
export interface Scene extends PreflightFacts {
  readonly containers: readonly ContainerScene[];
  readonly processes: readonly Process[];
  /** Celery workers, also those that only the name of a script or of the container shows. */
  readonly workers: readonly Process[];
  /** Celery workers whose options the command line shows. */
  readonly shownWorkers: readonly Process[];
  readonly gunicorns: readonly Process[];
  /** CPU units and MiB of the whole task; null: not set. */
  readonly cpu: number | null;
  readonly memoryMiB: number | null;
  readonly isFargate: boolean;
  /** The definition itself asks for FARGATE: ECS checks it against Fargate's rules when it is registered. */
  readonly asksForFargate: boolean;
  readonly isWebService: boolean;
  /** Tasks that may run side by side during the rollout. */
  readonly mostTasks: number;
}

export function readScene(facts: PreflightFacts): Scene {
  const { definition, service } = facts;
  const containers = definition.containerDefinitions.map((each) => {
    const container = readContainer(each);
    const balanced = service.loadBalancers.filter(({ containerName }) => containerName === container.name);
    return {
      ...container,
      commandLine: readCommand(container, facts.brokerKind !== null),
      balancedPorts: balanced.map(({ containerPort }) => containerPort),
    };
  });
  const processes = containers.flatMap((container) =>
    container.commandLine.programs.map((program) => ({ ...program, container })),
  );
  const workers = processes.filter(({ kind }) => kind === 'celery-worker');
  return {
    ...facts,
    containers,
    processes,
    workers,
    shownWorkers: workers.filter(({ toldBy }) => toldBy === 'command'),
    gunicorns: processes.filter(({ kind }) => kind === 'gunicorn'),
    cpu: parseCpu(definition['cpu']),
    memoryMiB: parseMemory(definition['memory']),
    isFargate: isFargate(facts),
    asksForFargate: asksForFargate(facts),
    isWebService: service.loadBalancers.length > 0,
    mostTasks: Math.max(facts.desiredCount, Math.floor((facts.desiredCount * facts.maximumPercent) / 100)),
  };
}

function isFargate({ definition, service }: PreflightFacts): boolean {
  const { launchType = null, capacityProviders = [] } = service.platform ?? {};
  if (launchType !== null && launchType !== '') return launchType === 'FARGATE';
  if (capacityProviders.length > 0) return capacityProviders.some((name) => name.startsWith('FARGATE'));
  return asksForFargate({ definition });
}

function asksForFargate({ definition }: Pick<PreflightFacts, 'definition'>): boolean {
  return textsOf(definition['requiresCompatibilities']).includes('FARGATE');
}
