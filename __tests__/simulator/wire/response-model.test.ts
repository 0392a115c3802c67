import * as ecs from '@aws-sdk/client-ecs';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from '@jest/globals';
import { NormalizedSchema } from '@smithy/core/schema';
import { compact, type Operation } from '../../../simulator/api/call.js';
import { ECS_OPERATIONS } from '../../../simulator/api/ecs-operations.js';
import { ELB_OPERATIONS } from '../../../simulator/api/elb-operations.js';
import { createLogsOperations } from '../../../simulator/api/logs-operations.js';
import type { JsonObject } from '../../../simulator/core/json.js';
import type { World } from '../../../simulator/core/world.js';
import { createLogStreams } from '../../../simulator/shell/log-streams.js';
import { findMisfits } from '../support/find-misfits.js';
import { createTargetGroup, deploy, openService } from '../support/open-service.js';
import { playWorld } from '../support/play-world.js';

type Sdk = Readonly<Record<string, unknown>>;

function findOutputSchema(sdk: Sdk, operation: string): ReturnType<typeof NormalizedSchema.of> {
  const schema = sdk[`${operation}$`];
  if (!Array.isArray(schema)) throw new Error(`The SDK doesn't know ${operation}.`);
  return NormalizedSchema.of(schema[5] as Parameters<typeof NormalizedSchema.of>[0]);
}

function findInputSchema(sdk: Sdk, operation: string): ReturnType<typeof NormalizedSchema.of> {
  return NormalizedSchema.of(
    (sdk[`${operation}$`] as unknown[])[4] as Parameters<typeof NormalizedSchema.of>[0],
  );
}

/** A world with everything in it: a failed rollout, a load balancer, protection, stopped and unpullable tasks. */
function fillWorld(): { world: World; nowMs: number } {
  const play = playWorld(({ taskDefinitionArn }) =>
    taskDefinitionArn.endsWith(':2') ? { crashesAfterSeconds: 1 } : {},
  );
  const targetGroupArn = createTargetGroup(play, {}, 600);
  const container = {
    healthCheck: { command: ['CMD', 'true'] },
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'p' },
    },
  };
  openService(play, {
    targetGroupArn,
    desiredCount: 2,
    breaker: { enable: true, rollback: true },
    container,
  });
  play.call('UpdateTaskProtection', {
    cluster: 'c',
    tasks: [play.tasks()[0]?.arn ?? ''],
    protectionEnabled: true,
  });
  deploy(play, 'app:2', {
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: 'DISABLED' } },
  });
  play.runUntil(() => play.service().deployments[1]?.rolloutState === 'FAILED');
  play.call('RunTask', { cluster: 'c', taskDefinition: 'f:1', startedBy: 'me' });
  return { world: play.world(), nowMs: 1_800_000_000_000 + play.nowSeconds() * 1000 };
}

const { world, nowMs } = fillWorld();
const service = Object.values(world.services)[0];
const tasks = Object.keys(world.tasks);
const targetGroupArn = Object.keys(world.targetGroups)[0] ?? '';
const loadBalancerArn = Object.keys(world.loadBalancers)[0] ?? '';
const listenerArn = Object.keys(world.listeners)[0] ?? '';
const logStreams = createLogStreams();
logStreams.append(logStreams.open('g', 'p/app/1'), 'a line');

function carryOut(operation: Operation, input: JsonObject): JsonObject {
  const draft = structuredClone(world);
  return compact(operation({ world: draft, nowMs, input, actions: [], toSeconds: (ms) => ms / 1000 }));
}

const callEcs = (name: string): JsonObject => {
  const operation = ECS_OPERATIONS[name];
  if (operation === undefined) throw new Error(`no ${name}`);
  return carryOut(operation, ECS_INPUTS[name] ?? {});
};

/** An input for every operation, so that none is left out of the comparison. */
const ECS_INPUTS: Readonly<Record<string, JsonObject>> = {
  CreateCluster: { clusterName: 'another' },
  CreateService: { cluster: 'c', serviceName: 'another', taskDefinition: 'f:1', desiredCount: 1 },
  DeleteCluster: { cluster: 'c' },
  DeleteService: { cluster: 'c', service: 's', force: true },
  DeregisterTaskDefinition: { taskDefinition: 'f:1' },
  DescribeClusters: { clusters: ['c', 'none'] },
  DescribeServiceDeployments: {
    serviceDeploymentArns: [...(service?.serviceDeployments.map(({ arn }) => arn) ?? []), 'arn:aws:ecs:none'],
  },
  DescribeServiceRevisions: {
    serviceRevisionArns: [...Object.keys(service?.revisions ?? {}), 'arn:aws:ecs:none'],
  },
  DescribeServices: { cluster: 'c', services: ['s', 'none'], include: ['TAGS'] },
  DescribeTaskDefinition: { taskDefinition: 'f:1', include: ['TAGS'] },
  DescribeTasks: { cluster: 'c', tasks: [...tasks, 'none'] },
  GetTaskProtection: { cluster: 'c', tasks: tasks.slice(0, 50) },
  ListClusters: {},
  ListServiceDeployments: { cluster: 'c', service: 's', maxResults: 1 },
  ListServices: { cluster: 'c' },
  ListTaskDefinitions: { familyPrefix: 'f', maxResults: 1 },
  ListTasks: { cluster: 'c', serviceName: 's', desiredStatus: 'STOPPED', maxResults: 1 },
  RegisterTaskDefinition: {
    family: 'another',
    containerDefinitions: [{ name: 'a', image: 'i', command: ['x'] }],
    tags: [{ key: 'k', value: 'v' }],
  },
  RunTask: { cluster: 'c', taskDefinition: 'f:1' },
  StopServiceDeployment: {
    serviceDeploymentArn: service?.serviceDeployments[0]?.arn ?? '',
    stopType: 'ROLLBACK',
  },
  StopTask: { cluster: 'c', task: tasks[0] ?? '', reason: 'because' },
  UpdateService: { cluster: 'c', service: 's', forceNewDeployment: true },
  UpdateTaskProtection: { cluster: 'c', tasks: [tasks[0] ?? '', 'none'], protectionEnabled: true },
};
const ELB_INPUTS: Readonly<Record<string, JsonObject>> = {
  CreateListener: {
    LoadBalancerArn: loadBalancerArn,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  },
  CreateLoadBalancer: { Name: 'another', Subnets: ['subnet-1', 'subnet-2'] },
  CreateTargetGroup: { Name: 'another' },
  DeleteListener: { ListenerArn: listenerArn },
  DeleteLoadBalancer: { LoadBalancerArn: loadBalancerArn },
  DeleteTargetGroup: { TargetGroupArn: targetGroupArn },
  DescribeListeners: { LoadBalancerArn: loadBalancerArn },
  DescribeLoadBalancers: {},
  DescribeRules: { ListenerArn: listenerArn },
  DescribeTargetGroupAttributes: { TargetGroupArn: targetGroupArn },
  DescribeTargetGroups: {},
  DescribeTargetHealth: { TargetGroupArn: targetGroupArn },
  ModifyTargetGroup: { TargetGroupArn: targetGroupArn, HealthCheckPath: '/up' },
  ModifyTargetGroupAttributes: { TargetGroupArn: targetGroupArn, Attributes: [] },
};
const LOGS_INPUTS: Readonly<Record<string, JsonObject>> = {
  CreateLogGroup: { logGroupName: 'another' },
  DescribeLogGroups: {},
  DescribeLogStreams: { logGroupName: 'g' },
  FilterLogEvents: { logGroupName: 'g' },
  GetLogEvents: { logGroupName: 'g', logStreamName: 'p/app/1' },
};

const SERVICES = [
  { name: 'ECS', sdk: ecs as Sdk, operations: ECS_OPERATIONS, inputs: ECS_INPUTS, iso: false },
  { name: 'ELBv2', sdk: elb as Sdk, operations: ELB_OPERATIONS, inputs: ELB_INPUTS, iso: true },
  {
    name: 'Logs',
    sdk: logs as Sdk,
    operations: createLogsOperations(logStreams),
    inputs: LOGS_INPUTS,
    iso: false,
  },
];

describe.each(SERVICES)('$name answers', ({ sdk, operations, inputs, iso }) => {
  test('every operation is compared', () => {
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(operations).sort());
  });

  test.each(Object.entries(inputs))('%s: every member is the model’s, by name and type', (name, input) => {
    const operation = operations[name];
    if (operation === undefined) throw new Error(`no ${name}`);
    const result = carryOut(operation, input);
    expect(findMisfits(findOutputSchema(sdk, name), result, name, iso)).toEqual([]);
    // XML carries numbers as text, so only JSON inputs can be held to their types.
    const misfits = iso ? [] : findMisfits(findInputSchema(sdk, name), input, name, iso);
    expect(misfits).toEqual([]);
  });
});

describe('the comparison', () => {
  test('the world that it is made in has everything that can be shown', () => {
    const described = callEcs('DescribeServices');
    expect(described).toMatchObject({
      failures: [{ reason: 'MISSING' }],
      services: [{ deployments: [{ status: 'PRIMARY' }, { rolloutState: 'FAILED' }], loadBalancers: [{}] }],
    });
    const { tasks: shown } = callEcs('DescribeTasks');
    const members = new Set((shown as JsonObject[]).flatMap((task) => Object.keys(task)));
    expect([...members]).toEqual(
      expect.arrayContaining(['startedAt', 'stoppingAt', 'executionStoppedAt', 'stoppedAt', 'stopCode']),
    );
  });

  test('a misspelt member, a wrong type and a null are found', () => {
    const schema = findOutputSchema(ecs, 'DescribeServices');
    const answer = { services: [{ serviceNmae: 's', desiredCount: '1', createdAt: 'now', status: null }] };
    expect(findMisfits(schema, answer, 'r', false)).toEqual([
      'r.services[0].serviceNmae: unknown to Service',
      'r.services[0].desiredCount: string instead of number',
      'r.services[0].createdAt: string instead of number',
      'r.services[0].status: null',
    ]);
  });
});
