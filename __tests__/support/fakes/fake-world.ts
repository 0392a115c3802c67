/** The world in memory for tests of phases: a clock that moves only by sleeping, a service, tasks, workers, and every change in order. */
import { createStory } from '../../../src/create-story.js';
import type { Inputs } from '../../../src/model/inputs.js';
import type { TaskProtection } from '../../../src/model/protection.js';
import type { TargetGroup } from '../../../src/model/evidence.js';
import type { Service, ServiceDeployment, Target } from '../../../src/model/service.js';
import type { ServiceUpdate } from '../../../src/model/service-update.js';
import type { Task } from '../../../src/model/task.js';
import type { UndoRecord } from '../../../src/model/undo-record.js';
import type { Report } from '../../../src/model/report.js';
import { type Run, createRun } from '../../../src/phases/run.js';
import type { World } from '../../../src/ports.js';
import { createFakeCelery } from './fake-celery.js';
import type { FakeCelery } from './fake-celery.js';
import { NEW_ARN, NOW_MS, OLD_ARN, aDeployment, aService, anInputs } from '../builders/world.js';

export interface FakeWorld {
  /** Every call that changes something, and every write of the record, in order. */
  readonly calls: string[];
  readonly lines: string[];
  readonly celery: FakeCelery;
  readonly run: Run;
  /** As the events so far give it. */
  readonly report: Report;
  service: Service;
  tasks: Task[];
  /** Of every task definition. */
  image: string;
  targets: Target[];
  targetGroups: TargetGroup[];
  serviceDeployments: ServiceDeployment[];
  record: UndoRecord | null;
  /** What UpdateService does; by default it starts a deployment with the id `ecs-svc/2…`. */
  onUpdate: (update: ServiceUpdate) => void;
  onStop: () => void;
  onRelease: (taskArns: readonly string[]) => void;
  protections: TaskProtection[];
  /** Tasks that ECS refuses to protect. */
  refusedProtections: Set<string>;
  /** What happens when the clock passes this moment, in milliseconds after the start. */
  at(afterMs: number, happen: () => void): void;
}

export function createFakeWorld(
  inputs: Partial<Inputs> = {},
  transport: 'redis' | 'amqp' = 'redis',
): FakeWorld {
  const calls: string[] = [];
  const lines: string[] = [];
  const celery = createFakeCelery(calls, transport);
  const timeline: { atMs: number; happen: () => void }[] = [];
  let nowMs = NOW_MS;
  const fake: FakeWorld = {
    calls,
    lines,
    celery,
    service: aService({ deployments: [aDeployment()] }),
    tasks: [],
    image: 'shop:1',
    targets: [],
    targetGroups: [],
    serviceDeployments: [],
    record: null,
    onUpdate: () => undefined,
    onStop: () => undefined,
    onRelease: () => undefined,
    protections: [],
    refusedProtections: new Set(),
    at: (afterMs, happen) => timeline.push({ atMs: NOW_MS + afterMs, happen }),
    run: undefined as unknown as Run,
    get report() {
      return story.report();
    },
  };
  const clock = {
    now: () => nowMs,
    random: () => 0.5,
    sleep: (ms: number): Promise<void> => {
      nowMs += ms;
      const due = timeline.filter((one) => one.atMs <= nowMs);
      for (const one of due) timeline.splice(timeline.indexOf(one), 1);
      for (const one of due) one.happen();
      return Promise.resolve();
    },
  };
  const say = (line: string): void => void lines.push(line);
  const log = { info: say, warn: say, debug: () => undefined, group: say, endGroup: () => undefined };
  const story = createStory({ log, clock, mask: (value) => value });
  const subject = { cluster: 'shop', service: 'worker', region: null };
  story.tell({ kind: 'run-opened', ...subject, settings: [], rulePagesUrl: null, runUrl: null });
  const world: World = {
    clock,
    ecs: createFakeEcs(fake),
    loadBalancer: {
      fetchTargets: () => Promise.resolve(fake.targets),
      fetchTargetGroups: () => Promise.resolve(fake.targetGroups),
      fetchTargetGroupAttributes: () => Promise.resolve({}),
    },
    logs: { fetchLastLines: () => Promise.resolve([]) },
    connectCelery: () => Promise.resolve(celery.port),
    story,
    undo: {
      read: () => fake.record,
      write: (record) => {
        calls.push('record');
        fake.record = record;
      },
    },
    readFile: () => '',
  };
  Object.assign(fake, { run: createRun({ inputs: anInputs(inputs), world, region: null }) });
  return fake;
}

function createFakeEcs(fake: FakeWorld): World['ecs'] {
  const isStopped = (task: Task): boolean => task.desiredStatus !== 'RUNNING';
  return {
    fetchService: () => Promise.resolve(fake.service),
    fetchTasks: (desired) =>
      Promise.resolve(fake.tasks.filter((task) => isStopped(task) === (desired === 'stopped'))),
    fetchTasksByArn: (arns) => Promise.resolve(fake.tasks.filter((task) => arns.includes(task.arn))),
    fetchTaskDefinition: () =>
      Promise.resolve({
        arn: OLD_ARN,
        status: 'ACTIVE',
        definition: { family: 'shop', containerDefinitions: [{ name: 'worker', image: fake.image }] },
      }),
    registerTaskDefinition: () => {
      fake.calls.push('register');
      return Promise.resolve(NEW_ARN);
    },
    deregisterTaskDefinition: (arn) => {
      fake.calls.push(`deregister ${arn}`);
      return Promise.resolve();
    },
    updateService: (update) => {
      fake.calls.push(`update ${JSON.stringify(update)}`);
      fake.onUpdate(update);
      return Promise.resolve(fake.service);
    },
    fetchServiceDeployment: (arn) =>
      Promise.resolve(fake.serviceDeployments.find((deployment) => deployment.arn === arn) ?? null),
    fetchServiceDeployments: () => Promise.resolve(fake.serviceDeployments),
    fetchServiceRevision: () => Promise.resolve(null),
    fetchProtections: (arns) =>
      Promise.resolve(fake.protections.filter(({ taskArn }) => arns.includes(taskArn))),
    protectTasks: (arns) => {
      fake.calls.push(`protect ${arns.join(',')}`);
      const expiresAtMs = fake.run.world.clock.now() + 3_600_000;
      const refused = arns.filter((arn) => fake.refusedProtections.has(arn));
      const protections = arns
        .filter((arn) => !refused.includes(arn))
        .map((taskArn) => ({ taskArn, expiresAtMs }));
      fake.protections = [...fake.protections, ...protections];
      return Promise.resolve({
        protections,
        failures: refused.map((taskArn) => ({ taskArn, reason: 'DEPLOYMENT_BLOCKED' })),
      });
    },
    releaseTasks: (arns) => {
      fake.calls.push(`release ${arns.join(',')}`);
      fake.protections = fake.protections.filter(({ taskArn }) => !arns.includes(taskArn));
      fake.onRelease(arns);
      return Promise.resolve({ protections: [], failures: [] });
    },
    fetchIsDenied: () => Promise.resolve(false),
    stopServiceDeployment: (arn) => {
      fake.calls.push(`stop ${arn}`);
      fake.onStop();
      return Promise.resolve();
    },
  };
}

/** The calls without the writes of the record. */
export function changesOf(fake: FakeWorld): string[] {
  return fake.calls.filter((call) => call !== 'record');
}
