import type { PreflightFacts } from '../../model/preflight.js';
import type { CommandFacts, Program } from './read-command.js';
import { readCommand } from './read-command.js';
import type { ContainerFacts } from './read-container.js';
import { numberOf, readContainer, textOf, textsOf } from './read-container.js';

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
  readonly workers: readonly Process[];
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
      commandLine: readCommand(container),
      balancedPorts: balanced.map(({ containerPort }) => containerPort),
    };
  });
  const processes = containers.flatMap((container) =>
    container.commandLine.programs.map((program) => ({ ...program, container })),
  );
  return {
    ...facts,
    containers,
    processes,
    workers: processes.filter(({ kind }) => kind === 'celery-worker'),
    gunicorns: processes.filter(({ kind }) => kind === 'gunicorn').map(addEnvironmentOptions),
    cpu: parseCpu(definition['cpu']),
    memoryMiB: parseMemory(definition['memory']),
    isFargate: isFargate(facts),
    asksForFargate: asksForFargate(facts),
    isWebService: service.loadBalancers.length > 0,
    mostTasks: Math.max(facts.desiredCount, Math.floor((facts.desiredCount * facts.maximumPercent) / 100)),
  };
}

/** gunicorn reads GUNICORN_CMD_ARGS before its command line (settings reference). */
function addEnvironmentOptions(process: Process): Process {
  const options = process.container.environment['GUNICORN_CMD_ARGS']?.split(/\s+/) ?? [];
  const [name = 'gunicorn', ...rest] = process.words;
  return { ...process, words: [name, ...options, ...rest] };
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

/** `256`, `.25 vCPU` (RegisterTaskDefinition, cpu) */
function parseCpu(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return numberOf(value);
  const [, amount, unit] = /^([\d.]+)\s*(vcpu)?$/i.exec(text.trim()) ?? [];
  if (amount === undefined) return null;
  return Number(amount) * (unit === undefined ? 1 : 1024);
}

/** `512`, `1 GB` */
function parseMemory(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return numberOf(value);
  const [, amount, unit] = /^([\d.]+)\s*(gb)?$/i.exec(text.trim()) ?? [];
  if (amount === undefined) return null;
  return Number(amount) * (unit === undefined ? 1 : 1024);
}
