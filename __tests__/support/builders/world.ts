/** Small builders of the world as the model knows it: a healthy service of two tasks, and overrides. */
import type { Inputs } from '../../../src/model/inputs.js';
import type { RolloutSnapshot, RolloutTarget } from '../../../src/model/rollout.js';
import type { Deployment, Service, ServiceDeployment, Target } from '../../../src/model/service.js';
import type { Container, Task } from '../../../src/model/task.js';
import type { PreviousState, UndoRecord } from '../../../src/model/undo-record.js';

export const NOW_MS = Date.UTC(2026, 10, 21, 12, 0, 0);
export const OLD_ID = 'ecs-svc/1111111111111111111';
export const NEW_ID = 'ecs-svc/2222222222222222222';
export const FOREIGN_ID = 'ecs-svc/3333333333333333333';
export const OLD_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:45';
export const NEW_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:46';
export const FOREIGN_ARN = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/shop:47';
export const TARGET_GROUP_ARN =
  'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/shop/0123456789abcdef';

/** PRIMARY, COMPLETED, two of two; created ten minutes ago. */
export function aDeployment(overrides: Partial<Deployment> = {}): Deployment {
  return {
    id: OLD_ID,
    status: 'PRIMARY',
    taskDefinitionArn: OLD_ARN,
    desiredCount: 2,
    pendingCount: 0,
    runningCount: 2,
    failedTasks: 0,
    rolloutState: 'COMPLETED',
    rolloutStateReason: null,
    createdAtMs: NOW_MS - 600_000,
    updatedAtMs: NOW_MS - 600_000,
    ...overrides,
  };
}

/** A rolling REPLICA service of two tasks, 100/200, no load balancer, settled on the old revision. */
export function aService(overrides: Partial<Service> = {}): Service {
  return {
    arn: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/worker',
    name: 'worker',
    clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
    status: 'ACTIVE',
    taskDefinitionArn: OLD_ARN,
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    schedulingStrategy: 'REPLICA',
    deploymentController: 'ECS',
    strategy: 'ROLLING',
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    circuitBreaker: { enable: false, rollback: false },
    loadBalancers: [],
    healthCheckGracePeriodSeconds: 0,
    deployments: [aDeployment()],
    events: [],
    currentServiceDeploymentArn: null,
    ...overrides,
  };
}

export function aContainer(overrides: Partial<Container> = {}): Container {
  return {
    name: 'worker',
    lastStatus: 'RUNNING',
    exitCode: null,
    reason: null,
    runtimeId: null,
    healthStatus: 'UNKNOWN',
    ...overrides,
  };
}

let tasksMade = 0;

/** RUNNING for a minute, of the old deployment; every call makes another ARN. */
export function aTask(overrides: Partial<Task> = {}): Task {
  tasksMade += 1;
  const id = tasksMade.toString(16).padStart(32, '0');
  return {
    arn: `arn:aws:ecs:eu-west-1:111122223333:task/shop/${id}`,
    taskDefinitionArn: OLD_ARN,
    startedBy: OLD_ID,
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    createdAtMs: NOW_MS - 90_000,
    startedAtMs: NOW_MS - 60_000,
    stoppingAtMs: null,
    stoppedAtMs: null,
    stopCode: null,
    stoppedReason: null,
    privateDnsName: `ip-10-0-0-${tasksMade}.eu-west-1.compute.internal`,
    privateIpv4: `10.0.0.${tasksMade}`,
    containers: [aContainer()],
    ...overrides,
  };
}

/** A task of the new deployment whose only container exited with 1, a second after it started. */
export function aDeadTask(overrides: Partial<Task> = {}): Task {
  return aTask({
    taskDefinitionArn: NEW_ARN,
    startedBy: NEW_ID,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    startedAtMs: NOW_MS - 10_000,
    stoppingAtMs: NOW_MS - 9_000,
    stoppedAtMs: NOW_MS - 8_500,
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [aContainer({ lastStatus: 'STOPPED', exitCode: 1 })],
    ...overrides,
  });
}

export function aServiceDeployment(overrides: Partial<ServiceDeployment> = {}): ServiceDeployment {
  return {
    arn: 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/shop/worker/AbCdEfGhIjKlMnOpQrStU',
    status: 'IN_PROGRESS',
    statusReason: null,
    targetServiceRevisionArn:
      'arn:aws:ecs:eu-west-1:111122223333:service-revision/shop/worker/2222222222222222222',
    createdAtMs: NOW_MS - 60_000,
    circuitBreaker: null,
    rollbackReason: null,
    lifecycleStage: null,
    waitingHooks: [],
    triggeredAlarms: [],
    ...overrides,
  };
}

export function aTarget(overrides: Partial<Target> = {}): Target {
  return {
    targetGroupArn: TARGET_GROUP_ARN,
    id: '10.0.0.1',
    port: 8000,
    state: 'healthy',
    reason: null,
    description: null,
    ...overrides,
  };
}

/** The middle of a rollout: ours is PRIMARY and IN_PROGRESS, the old one ACTIVE and COMPLETED. */
export function aRollingService(
  ours: Partial<Deployment> = {},
  old: Partial<Deployment> = {},
  overrides: Partial<Service> = {},
): Service {
  const started = { createdAtMs: NOW_MS - 60_000, updatedAtMs: NOW_MS - 60_000 };
  const fresh = { id: NEW_ID, taskDefinitionArn: NEW_ARN, rolloutState: 'IN_PROGRESS', runningCount: 0 };
  return aService({
    taskDefinitionArn: NEW_ARN,
    deployments: [aDeployment({ ...fresh, ...started, ...ours }), aDeployment({ status: 'ACTIVE', ...old })],
    ...overrides,
  });
}

export function aSnapshot(overrides: Partial<RolloutSnapshot> = {}): RolloutSnapshot {
  return {
    atMs: NOW_MS,
    service: aRollingService(),
    newTasks: [],
    oldTasks: [],
    stoppedTasks: [],
    serviceDeployment: null,
    targets: null,
    ...overrides,
  };
}

export function aRolloutTarget(overrides: Partial<RolloutTarget> = {}): RolloutTarget {
  return {
    deploymentId: NEW_ID,
    taskDefinitionArn: NEW_ARN,
    previousDeploymentId: OLD_ID,
    startedAtMs: NOW_MS - 60_000,
    deadlineAtMs: NOW_MS + 540_000,
    maxFailedTasks: 2,
    firstSeenMissingAtMs: null,
    missingGraceMs: 30_000,
    ...overrides,
  };
}

export function aPreviousState(overrides: Partial<PreviousState> = {}): PreviousState {
  return {
    deploymentId: OLD_ID,
    taskDefinitionArn: OLD_ARN,
    completed: true,
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    ...overrides,
  };
}

/** UpdateService was made and answered. */
export function anUndoRecord(overrides: Partial<UndoRecord> = {}): UndoRecord {
  return {
    version: 1,
    cluster: 'shop',
    service: 'worker',
    status: 'open',
    previous: aPreviousState(),
    registeredTaskDefinitionArn: null,
    workers: [],
    protections: [],
    expectedQueues: ['celery'],
    update: { state: 'made', taskDefinitionArn: NEW_ARN, deploymentId: NEW_ID },
    rollbackRequested: false,
    ...overrides,
  };
}

/** What the defaults give, for the service `worker` of the cluster `shop`. */
export function anInputs(overrides: Partial<Inputs> = {}): Inputs {
  return {
    cluster: 'shop',
    service: 'worker',
    taskDefinition: '',
    images: [],
    phases: ['pre-deploy', 'deploy', 'post-deploy'],
    dryRun: false,
    preflight: 'warn',
    preflightIgnore: [],
    broker: null,
    drain: 'auto',
    drainWorkers: 'auto',
    drainQueues: [],
    dropQueues: [],
    drainPollIntervalMs: 3_000,
    drainTimeoutMs: 600_000,
    onDrainTimeout: 'fail',
    minimumHealthyPercent: null,
    maximumPercent: null,
    desiredCount: null,
    forceNewDeployment: false,
    healthTimeoutMs: 600_000,
    healthPollIntervalMs: 5_000,
    stableForMs: 0,
    maxFailedTasks: 2,
    onFailure: 'rollback',
    replaceRestored: true,
    summary: 'full',
    ...overrides,
  };
}
