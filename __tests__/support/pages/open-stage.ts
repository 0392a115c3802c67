/**
 * The service of a page over time: ECS and load balancer by the simulator's pure core, a broker in memory, and one clock
 * that only waiting moves. Ids and times are the same in every run.
 */
import type { JsonObject } from '../../../simulator/core/json.js';
import type { TaskRecord } from '../../../simulator/core/task-record.js';
import { type Conduct, type Play, playWorld } from '../../simulator/support/play-world.js';
import { createTargetGroup } from '../../simulator/support/open-service.js';
import { type FakeCelery, type FakeWorker, aWorker, createFakeCelery } from '../fakes/fake-celery.js';

/** When the run begins. */
export const START_MS = Date.UTC(2026, 10, 21, 14, 2, 5);
export const CLUSTER = 'prod';
/** Old tasks have run for about this long. */
const SETTLED_MS = 3_604_321;
/** The pace of a small service on Fargate. */
const PACE = { provisionSeconds: 8.4, pendingSeconds: 2.7, pullSeconds: 21.3, deprovisionSeconds: 12.6 };
/** How often workers are brought in line with the tasks. */
const SLICE_MS = 500;
/** From RUNNING until a Celery worker consumes. */
const BOOT_MS = 6_500;
const BEFORE_PAGES = 44;

export interface StageSetup {
  readonly service: 'web' | 'worker';
  /** What runs when the step begins, as revision 45. */
  readonly definition: JsonObject;
  readonly desiredCount?: number;
  /** Members of CreateService. */
  readonly more?: JsonObject;
  readonly targetGroup?: { readonly health: JsonObject; readonly delaySeconds: number };
  /** Seconds, instead of the usual pace. */
  readonly pace?: Readonly<Record<string, number>>;
  readonly seed: number;
}

export interface Stage extends StageSetup {
  readonly play: Play;
  readonly celery: FakeCelery;
  readonly cancel: AbortController;
  /** Names of AWS operations that are denied from now on, and what AWS says. */
  readonly denied: Map<string, string>;
  /** Files of the workspace. */
  readonly files: Map<string, JsonObject>;
  /** How a task's process behaves. */
  behave: (task: TaskRecord) => Conduct;
  /** The Celery worker on a task; null: it has none. */
  employ: (task: TaskRecord) => Partial<FakeWorker> | null;
  /** What a task's container writes, with the seconds after its start. */
  write: (task: TaskRecord) => readonly (readonly [afterS: number, line: string])[];
  /** What AWS answers, where the simulator knows less than AWS. */
  answer: (operation: string, answer: JsonObject) => JsonObject;
  /** Throws what nobody can connect to the broker for. */
  connectBroker: () => void;
  /** Something happens so many milliseconds after the run began. */
  at(afterMs: number, happen: () => void): void;
  /** Time goes on. */
  readonly pass: (ms: number) => void;
}

export function openStage(setup: StageSetup): Stage {
  const behave = (task: TaskRecord): Conduct => stage.behave(task);
  const play = playWorld(
    behave,
    { ...PACE, ...setup.pace },
    { startMs: START_MS - SETTLED_MS, seed: setup.seed },
  );
  const happenings: { atMs: number; happen: () => void }[] = [];
  const stage: Stage = {
    ...setup,
    play,
    celery: createFakeCelery([]),
    cancel: new AbortController(),
    denied: new Map(),
    files: new Map(),
    behave: () => ({}),
    employ: () => (setup.service === 'worker' ? aWorker({ queues: ['celery', 'mail'] }) : null),
    write: () => [],
    answer: (_operation, answer) => answer,
    connectBroker: () => undefined,
    at: (afterMs, happen) => happenings.push({ atMs: START_MS + afterMs, happen }),
    pass: (ms) => {
      const untilMs = play.nowMs() + ms;
      while (play.nowMs() < untilMs) {
        play.runTo(Math.min(untilMs, play.nowMs() + SLICE_MS));
        const due = happenings.filter(({ atMs }) => atMs <= play.nowMs());
        for (const one of due) happenings.splice(happenings.indexOf(one), 1);
        for (const { happen } of due) happen();
        employWorkers(stage);
      }
    },
  };
  settle(stage);
  return stage;
}

/** The service was created an hour ago, and runs. */
function settle(stage: Stage): void {
  const { play, service, definition, desiredCount = 2, more = {}, targetGroup } = stage;
  play.call('CreateCluster', { clusterName: CLUSTER });
  play.change((world) => {
    world.families[service] = BEFORE_PAGES;
  });
  play.call('RegisterTaskDefinition', definition);
  const balanced =
    targetGroup === undefined
      ? {}
      : {
          loadBalancers: [
            {
              targetGroupArn: createTargetGroup(play, targetGroup.health, targetGroup.delaySeconds),
              containerName: service,
              containerPort: 8000,
            },
          ],
        };
  const named = { cluster: CLUSTER, serviceName: service, taskDefinition: service, desiredCount };
  play.call('CreateService', { ...named, ...balanced, ...more });
  play.runTo(START_MS);
  employWorkers(stage);
}

/** A worker answers from some seconds after its task runs until its process is gone. */
function employWorkers({ play, celery, employ }: Stage): void {
  for (const task of play.tasks()) {
    const node = nodeOf(task);
    const runs = task.containers.some(({ lastStatus }) => lastStatus === 'RUNNING');
    const isUp = task.startedAtMs !== null && play.nowMs() >= task.startedAtMs + BOOT_MS;
    if (!runs) celery.workers.delete(node);
    else if (isUp && task.desiredStatus === 'RUNNING' && !celery.workers.has(node)) {
      const worker = employ(task);
      if (worker !== null) celery.workers.set(node, aWorker(worker));
    }
  }
}

export function nodeOf({ privateDnsName }: TaskRecord): string {
  return `celery@${privateDnsName}`;
}

export function isNew({ taskDefinitionArn }: TaskRecord): boolean {
  return !taskDefinitionArn.endsWith(`:${String(BEFORE_PAGES + 1)}`);
}
