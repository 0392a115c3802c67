/** Plays the pure core against a scripted outside world in simulated time: no sleeps, no processes. */
import type { Operation } from '../../../simulator/api/call.js';
import { ECS_OPERATIONS } from '../../../simulator/api/ecs-operations.js';
import { ELB_OPERATIONS } from '../../../simulator/api/elb-operations.js';
import type { Action, Fact } from '../../../simulator/core/action.js';
import { accept, advance, findNextDueMs, type Advance } from '../../../simulator/core/advance.js';
import { DEFAULT_SETTINGS, type SimulatorSettings } from '../../../simulator/core/settings.js';
import type { ServiceRecord } from '../../../simulator/core/service-record.js';
import type { TaskRecord } from '../../../simulator/core/task-record.js';
import type { JsonObject } from '../../../simulator/core/json.js';
import { createWorld, type World } from '../../../simulator/core/world.js';

/** How a task's processes behave; by default they start, answer 200 and exit on SIGTERM. */
export interface Conduct {
  /** Seconds from start to a crash. */
  crashesAfterSeconds?: number;
  /** Why its containers can't be started. */
  failsToStart?: string;
  ignoresSigterm?: boolean;
  probeAnswer?: number | 'timeout' | 'refused';
  checkPasses?: boolean;
}

export interface Moment {
  atSeconds: number;
  kind: Action['kind'] | 'SIGTERM' | 'SIGKILL';
  taskArn: string | null;
}

export interface Play {
  world(): World;
  /** Simulated seconds since the beginning. */
  nowSeconds(): number;
  /** Epoch milliseconds. */
  nowMs(): number;
  call(operation: string, input: JsonObject): JsonObject;
  change(edit: (world: World) => void): void;
  run(seconds: number): void;
  /** Runs until this moment, in epoch milliseconds. */
  runTo(atMs: number): void;
  /** Runs until it holds; fails after so many simulated seconds. */
  runUntil(holds: (world: World) => boolean, withinSeconds?: number): void;
  service(name?: string): ServiceRecord;
  tasks(deploymentId?: string): TaskRecord[];
  /** Oldest first. */
  events(): { atSeconds: number; message: string }[];
  moments(): readonly Moment[];
}

const START_MS = 1_800_000_000_000;

export function playWorld(
  conduct: (task: TaskRecord, world: World) => Conduct = () => ({}),
  settings: Partial<SimulatorSettings> = {},
  { startMs = START_MS, seed = 7 }: { readonly startMs?: number; readonly seed?: number } = {},
): Play {
  let nowMs = startMs;
  let world = createWorld({
    region: 'eu-central-1',
    seed,
    nowMs,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
  const queue: { atMs: number; fact: Fact }[] = [];
  const moments: Moment[] = [];
  const post = (afterSeconds: number, fact: Fact): void => {
    queue.push({ atMs: nowMs + afterSeconds * 1000, fact });
    queue.sort((a, b) => a.atMs - b.atMs);
  };
  const take = (step: Advance): void => {
    world = step.world;
    for (const action of step.actions) {
      moments.push({
        atSeconds: (nowMs - startMs) / 1000,
        kind: action.kind === 'signal-container' ? action.signal : action.kind,
        taskArn: 'taskArn' in action ? action.taskArn : null,
      });
      for (const { afterSeconds, fact } of react(world, action, conduct)) post(afterSeconds, fact);
    }
  };
  const step = (untilMs: number): boolean => {
    const dueMs = Math.min(findNextDueMs(world), queue[0]?.atMs ?? Number.POSITIVE_INFINITY);
    if (dueMs > untilMs) {
      nowMs = untilMs;
      return false;
    }
    nowMs = Math.max(nowMs, dueMs);
    const next = queue[0];
    if (next !== undefined && next.atMs <= nowMs) {
      queue.shift();
      take(accept(world, next.fact, nowMs));
    } else take(advance(world, nowMs));
    return true;
  };
  const runTo = (atMs: number): void => {
    while (step(atMs));
  };
  const service = (name = 's'): ServiceRecord => {
    const found = Object.values(world.services).find((entry) => entry.name === name);
    if (found === undefined) throw new Error(`no service ${name}`);
    return found;
  };
  return {
    world: () => world,
    nowSeconds: () => (nowMs - startMs) / 1000,
    call: (name, input) => {
      const operation: Operation | undefined = ECS_OPERATIONS[name] ?? ELB_OPERATIONS[name];
      if (operation === undefined) throw new Error(`no operation ${name}`);
      const draft = structuredClone(world);
      const actions: Action[] = [];
      const result = operation({ world: draft, nowMs, input, actions, toSeconds: (ms) => ms / 1000 });
      take({ world: draft, actions });
      return result as JsonObject;
    },
    change: (edit) => {
      edit(world);
    },
    nowMs: () => nowMs,
    run: (seconds) => {
      runTo(nowMs + seconds * 1000);
    },
    runTo,
    runUntil: (holds, withinSeconds = 3600) => {
      const untilMs = nowMs + withinSeconds * 1000;
      while (!holds(world)) {
        if (!step(untilMs)) throw new Error(`not within ${withinSeconds} s`);
      }
    },
    service,
    tasks: (deploymentId) =>
      Object.values(world.tasks).filter(
        ({ startedBy }) => deploymentId === undefined || startedBy === deploymentId,
      ),
    events: () =>
      service()
        .events.map(({ createdAtMs, message }) => ({
          atSeconds: (createdAtMs - startMs) / 1000,
          message,
        }))
        .reverse(),
    moments: () => moments,
  };
}

function react(
  world: World,
  action: Action,
  conduct: (task: TaskRecord, world: World) => Conduct,
): { afterSeconds: number; fact: Fact }[] {
  if (action.kind === 'probe-target') {
    const group = world.targetGroups[action.targetGroupArn];
    const target = group?.targets.find(({ id }) => id === action.targetId);
    const task = world.tasks[target?.taskArn ?? ''];
    const answer = task === undefined ? 'refused' : (conduct(task, world).probeAnswer ?? 200);
    const { targetGroupArn, targetId, port } = action;
    return [{ afterSeconds: 0, fact: { kind: 'target-probed', targetGroupArn, targetId, port, answer } }];
  }
  const { taskArn, container } = action;
  const task = world.tasks[taskArn];
  if (task === undefined) return [];
  const manners = conduct(task, world);
  const exited = (exitCode: number): Fact => ({
    kind: 'container-exited',
    taskArn,
    container,
    exitCode,
    reason: null,
  });
  if (action.kind === 'check-container') {
    const passed = manners.checkPasses ?? true;
    return [{ afterSeconds: 0, fact: { kind: 'container-checked', taskArn, container, passed } }];
  }
  if (action.kind === 'signal-container') {
    if (action.signal === 'SIGKILL') return [{ afterSeconds: 0, fact: exited(137) }];
    return manners.ignoresSigterm === true ? [] : [{ afterSeconds: 0.1, fact: exited(0) }];
  }
  if (manners.failsToStart !== undefined) {
    const reason = manners.failsToStart;
    return [{ afterSeconds: 0, fact: { kind: 'container-not-started', taskArn, container, reason } }];
  }
  const started: Fact = { kind: 'container-started', taskArn, container };
  const crash = manners.crashesAfterSeconds;
  return [
    { afterSeconds: 0, fact: started },
    ...(crash === undefined ? [] : [{ afterSeconds: crash, fact: exited(1) }]),
  ];
}
