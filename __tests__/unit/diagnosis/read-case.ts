import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContainerLog, Evidence } from '../../../src/model/evidence.js';
import type { Service, ServiceDeployment, ServiceEvent } from '../../../src/model/service.js';
import type { Container, Task } from '../../../src/model/task.js';
import { aLog, anEvent, anEvidence } from '../../support/builders/evidence.js';
import {
  NEW_ARN,
  NEW_ID,
  aContainer,
  aDeadTask,
  aRollingService,
  aServiceDeployment,
  aTask,
} from '../../support/builders/world.js';

type TaskParts = Partial<Omit<Task, 'containers'>> & { readonly containers?: readonly Partial<Container>[] };

/** What a case says in `evidence.json`: only what differs from the plain rollout of the test support. */
type CaseEvidence = Partial<Omit<Evidence, 'newTasks' | 'stoppedTasks' | 'oldTasks' | 'logs' | 'events'>> & {
  readonly newTasks?: readonly TaskParts[];
  readonly stoppedTasks?: readonly TaskParts[];
  readonly oldTasks?: readonly TaskParts[];
  readonly service?: Partial<Service>;
  readonly serviceDeployment?: Partial<ServiceDeployment>;
  readonly events?: readonly (string | ServiceEvent)[];
  /** Of the first stopped task, else of the first new one. */
  readonly logs?: readonly (readonly string[] | ContainerLog)[];
};

export interface ExpectedVerdict {
  /** Where the texts and the shape of this case come from. */
  readonly from: string;
  /** Ids by rank; [] where nothing may be found. */
  readonly causes: readonly string[];
  readonly others?: readonly string[];
  /** A part of the first line that the best finding quotes. */
  readonly quotes?: string;
}

export function readExpected(folder: string): ExpectedVerdict {
  return JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as ExpectedVerdict;
}

export function readEvidence(folder: string): Evidence {
  const parts = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8')) as CaseEvidence;
  const {
    newTasks = [],
    stoppedTasks = [],
    oldTasks,
    service,
    serviceDeployment,
    events = [],
    logs = [],
    ...plain
  } = parts;
  const added = newTasks.map((task) =>
    aTask(fill({ taskDefinitionArn: NEW_ARN, startedBy: NEW_ID, ...task })),
  );
  const stopped = stoppedTasks.map((task) => aDeadTask(fill(task)));
  const taskArn = [...stopped, ...added][0]?.arn;
  return anEvidence({
    ...plain,
    newTasks: added,
    stoppedTasks: stopped,
    ...(oldTasks === undefined ? {} : { oldTasks: oldTasks.map((task) => aTask(fill(task))) }),
    service: aRollingService({}, {}, service),
    serviceDeployment: serviceDeployment === undefined ? null : aServiceDeployment(serviceDeployment),
    events: events.map((event) => (typeof event === 'string' ? anEvent(event) : event)),
    logs: logs.map((log) => ('lines' in log ? log : aLog(log, taskArn === undefined ? {} : { taskArn }))),
  });
}

function fill({ containers, ...task }: TaskParts): Partial<Task> {
  return containers === undefined ? task : { ...task, containers: containers.map((one) => aContainer(one)) };
}
