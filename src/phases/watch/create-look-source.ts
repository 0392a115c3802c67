import { WorldError } from '../../errors.js';
import type { Service, ServiceDeployment, Target } from '../../model/service.js';
import type { Task } from '../../model/task.js';
import type { ServiceLook } from '../../model/watch.js';
import type { World } from '../../ports.js';
import { findServiceDeploymentArn } from '../../rollout/find-service-deployment-arn.js';

/** Tasks can change without a trace in the service (an exit code that comes late): looked at again every so many turns. */
const TASKS_EVERY_TURNS = 4;

type LookSource = (deploymentId: string) => Promise<ServiceLook>;

interface Memory {
  turn: number;
  signature: string;
  tasks: { running: readonly Task[]; stopped: readonly Task[] };
  areTasksDenied: boolean;
  serviceDeploymentArn: string | null;
}

/**
 * One consistent view a turn. Tasks and targets are read again only when the service shows that something happened. Where the
 * tasks are denied, those that were seen last count: the service alone still shows how the rollout ends. `needsTasks`: then it
 * fails instead.
 */
export function createLookSource(
  world: Pick<World, 'ecs' | 'loadBalancer' | 'clock' | 'story'>,
  tasksEveryTurns = TASKS_EVERY_TURNS,
  needsTasks = false,
): LookSource {
  const memory: Memory = {
    turn: 0,
    signature: '',
    tasks: { running: [], stopped: [] },
    areTasksDenied: false,
    serviceDeploymentArn: null,
  };
  return async (deploymentId) => {
    const service = await world.ecs.fetchService();
    const turn = { service, deploymentId, everyTurns: tasksEveryTurns, needsTasks };
    await refreshTasks(world, memory, turn);
    const serviceDeployment = await fetchServiceDeployment(world, memory, service, deploymentId);
    const { running, stopped } = memory.tasks;
    const targets = await fetchTargets(world, service);
    return { atMs: world.clock.now(), service, tasks: [...running, ...stopped], serviceDeployment, targets };
  };
}

async function refreshTasks(
  world: Pick<World, 'ecs' | 'story'>,
  memory: Memory,
  turn: {
    readonly service: Service;
    readonly deploymentId: string;
    readonly everyTurns: number;
    readonly needsTasks: boolean;
  },
): Promise<void> {
  const { service, deploymentId, everyTurns, needsTasks } = turn;
  const signature = JSON.stringify([service.deployments, service.events[0]?.id]);
  // Once one of ours went, the next may be the proof, and it may go without a trace in the service.
  const isMortal = memory.tasks.stopped.some(({ startedBy }) => startedBy === deploymentId);
  const due = isMortal || signature !== memory.signature || memory.turn % everyTurns === 0;
  memory.turn += 1;
  memory.signature = signature;
  if (!due || memory.areTasksDenied) return;
  try {
    const running = await world.ecs.fetchTasks('running');
    memory.tasks = { running, stopped: await world.ecs.fetchTasks('stopped') };
  } catch (error) {
    if (needsTasks || !(error instanceof WorldError) || error.kind !== 'denied') throw error;
    memory.areTasksDenied = true;
    const sentence = `The service is watched without its tasks from now on: ${error.message}`;
    world.story.tell({ kind: 'warned', sentence });
  }
}

/** Where the service names no running service deployment yet, the list does, once ECS has caught up. */
async function fetchServiceDeployment(
  world: Pick<World, 'ecs'>,
  memory: Memory,
  service: Service,
  deploymentId: string,
): Promise<ServiceDeployment | null> {
  const arn = memory.serviceDeploymentArn ?? service.currentServiceDeploymentArn;
  const found = arn === null ? null : await world.ecs.fetchServiceDeployment(arn);
  const ours = findServiceDeploymentArn(deploymentId, found === null ? [] : [found]);
  if (ours !== null) memory.serviceDeploymentArn = ours.arn;
  return ours;
}

async function fetchTargets(
  world: Pick<World, 'loadBalancer'>,
  service: Service,
): Promise<readonly Target[] | null> {
  const arns = [...new Set(service.loadBalancers.map((balancer) => balancer.targetGroupArn))];
  if (arns.length === 0) return null;
  const lists = await Promise.all(arns.map((arn) => world.loadBalancer.fetchTargets(arn)));
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}
