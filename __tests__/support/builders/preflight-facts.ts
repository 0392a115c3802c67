/** A well-made web service and a well-made worker service, as the lints see them, and overrides. */
import type { PreflightFacts } from '../../../src/model/preflight.js';
import type { Service, ServicePlatform, TargetGroupSettings } from '../../../src/model/service.js';
import { NOW_MS, TARGET_GROUP_ARN, aService } from './world.js';

export interface SceneChange {
  /** Members of the only container. */
  readonly container?: Readonly<Record<string, unknown>>;
  /** Members of the task definition. */
  readonly definition?: Readonly<Record<string, unknown>>;
  readonly service?: Partial<Service>;
  readonly platform?: Partial<ServicePlatform>;
  readonly targetGroup?: Partial<TargetGroupSettings>;
  readonly facts?: Partial<PreflightFacts>;
}

const MINUTE_MS = 60_000;
const ROLE = 'arn:aws:iam::111122223333:role';

export function someTargetGroupSettings(overrides: Partial<TargetGroupSettings> = {}): TargetGroupSettings {
  return {
    targetGroupArn: TARGET_GROUP_ARN,
    healthCheckPath: '/healthz/',
    port: 'traffic-port',
    protocol: 'HTTP',
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 3,
    matcher: '200',
    deregistrationDelaySeconds: 30,
    slowStartSeconds: 0,
    ...overrides,
  };
}

export function aWebService(change: SceneChange = {}): PreflightFacts {
  const command = ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000', '--workers', '2', '--threads', '4'];
  const options = ['--keep-alive', '65', '--worker-tmp-dir', '/dev/shm', '--access-logfile', '-'];
  return build(change, {
    container: {
      name: 'web',
      command: [...command, ...options],
      portMappings: [{ containerPort: 8000 }],
      stopTimeout: 40,
    },
    service: {
      loadBalancers: [{ targetGroupArn: TARGET_GROUP_ARN, containerName: 'web', containerPort: 8000 }],
      healthCheckGracePeriodSeconds: 60,
    },
    targetGroups: [someTargetGroupSettings(change.targetGroup)],
  });
}

export function aWorkerService(change: SceneChange = {}): PreflightFacts {
  return build(change, {
    container: {
      name: 'worker',
      command: ['celery', '-A', 'shop', 'worker', '-n', 'worker@%h', '--prefetch-multiplier', '1'],
      healthCheck: { command: ['CMD', 'python', 'check.py'], interval: 30, timeout: 10, startPeriod: 60 },
      stopTimeout: 120,
    },
    service: {},
    targetGroups: [],
    drain: 'overlap',
    brokerKind: 'redis',
  });
}

interface Base extends Partial<Omit<PreflightFacts, 'service'>> {
  readonly container: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly service: Partial<Service>;
}

function build(change: SceneChange, { container, service, ...facts }: Base): PreflightFacts {
  const platform: ServicePlatform = {
    launchType: 'FARGATE',
    capacityProviders: [],
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'DISABLED',
    ...change.platform,
  };
  return {
    atMs: NOW_MS,
    service: aService({
      circuitBreaker: { enable: true, rollback: true },
      platform,
      ...service,
      ...change.service,
    }),
    desiredCount: 2,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    definition: {
      family: 'shop',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      executionRoleArn: `${ROLE}/execution`,
      taskRoleArn: `${ROLE}/task`,
      containerDefinitions: [{ ...LOGGED, ...container, ...change.container, name: container.name }],
      ...change.definition,
    },
    targetGroups: [],
    observedHealthyMs: [],
    protections: [],
    drain: 'none',
    brokerKind: null,
    visibilityTimeoutSeconds: null,
    drainTimeoutMs: 10 * MINUTE_MS,
    healthTimeoutMs: 10 * MINUTE_MS,
    rollsBackItself: true,
    endsAtMs: NOW_MS + 25 * MINUTE_MS,
    endsWithRollbackAtMs: NOW_MS + 46 * MINUTE_MS,
    credentialsExpireAtMs: NOW_MS + 60 * MINUTE_MS,
    jobEndsAtMs: null,
    ...facts,
    ...change.facts,
  };
}

const LOGGED = {
  image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:3f2a91c',
  essential: true,
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/shop',
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'shop',
    },
  },
};
