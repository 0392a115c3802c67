import { buildArn, drawHex } from '../core/identifiers.js';
import type { TargetGroupRecord } from '../core/load-balancer-record.js';
import type { JsonObject } from '../core/json.js';
import type { World } from '../core/world.js';
import { ApiError } from './api-error.js';
import { isObject, readObjects, readText, readTexts, type Operation } from './call.js';
import { listTargetHealth } from './elb-target-health.js';

/** Real groups have more attributes; these have an effect here or appear in a report. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  'deregistration_delay.timeout_seconds': '300',
  'slow_start.duration_seconds': '0',
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'stickiness.enabled': 'false',
  'stickiness.type': 'lb_cookie',
};

export function requireTargetGroup(world: World, input: JsonObject): TargetGroupRecord {
  const arn = readText(input, 'TargetGroupArn') ?? '';
  const group = world.targetGroups[arn];
  if (group === undefined) throw new ApiError('TargetGroupNotFound', `Target groups '${arn}' not found`);
  return group;
}

export const createTargetGroup: Operation = ({ world, input }) => {
  const name = readText(input, 'Name') ?? '';
  if (!/^[A-Za-z0-9-]{1,32}$/.test(name)) {
    throw new ApiError('ValidationError', `Target group name '${name}' is not valid`);
  }
  const arn = buildArn(world, 'elasticloadbalancing', `targetgroup/${name}/${drawHex(world, 16)}`);
  const protocol = readText(input, 'Protocol') ?? 'HTTP';
  const group: TargetGroupRecord = {
    arn,
    name,
    protocol,
    port: Number(readText(input, 'Port') ?? '80'),
    vpcId: readText(input, 'VpcId') ?? 'vpc-00000000000000000',
    targetType: readText(input, 'TargetType') ?? 'instance',
    healthCheck: {
      protocol: 'HTTP',
      port: 'traffic-port',
      enabled: true,
      intervalSeconds: 30,
      timeoutSeconds: 5,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      path: '/',
      matcher: '200',
    },
    attributes: { ...ATTRIBUTES },
    targets: [],
  };
  applyHealthCheck(group, input);
  world.targetGroups[arn] = group;
  return { TargetGroups: [renderTargetGroup(world, group)] };
};

function applyHealthCheck(group: TargetGroupRecord, input: JsonObject): void {
  const { healthCheck } = group;
  const number = (member: string, current: number): number => Number(readText(input, member) ?? current);
  healthCheck.protocol = readText(input, 'HealthCheckProtocol') ?? healthCheck.protocol;
  healthCheck.port = readText(input, 'HealthCheckPort') ?? healthCheck.port;
  healthCheck.path = readText(input, 'HealthCheckPath') ?? healthCheck.path;
  healthCheck.intervalSeconds = number('HealthCheckIntervalSeconds', healthCheck.intervalSeconds);
  healthCheck.timeoutSeconds = number('HealthCheckTimeoutSeconds', healthCheck.timeoutSeconds);
  healthCheck.healthyThreshold = number('HealthyThresholdCount', healthCheck.healthyThreshold);
  healthCheck.unhealthyThreshold = number('UnhealthyThresholdCount', healthCheck.unhealthyThreshold);
  const { Matcher: matcher } = input;
  if (isObject(matcher)) healthCheck.matcher = readText(matcher, 'HttpCode') ?? healthCheck.matcher;
}

export const modifyTargetGroup: Operation = ({ world, input }) => {
  const group = requireTargetGroup(world, input);
  applyHealthCheck(group, input);
  return { TargetGroups: [renderTargetGroup(world, group)] };
};

export const deleteTargetGroup: Operation = ({ world, input }) => {
  Reflect.deleteProperty(world.targetGroups, requireTargetGroup(world, input).arn);
  return {};
};

export const describeTargetGroups: Operation = ({ world, input }) => {
  const arns = readTexts(input, 'TargetGroupArns');
  const names = readTexts(input, 'Names');
  const loadBalancerArn = readText(input, 'LoadBalancerArn');
  const found = Object.values(world.targetGroups).filter(
    (group) =>
      (arns.length === 0 || arns.includes(group.arn)) &&
      (names.length === 0 || names.includes(group.name)) &&
      (loadBalancerArn === null || listLoadBalancers(world, group).includes(loadBalancerArn)),
  );
  if (found.length < Math.max(arns.length, names.length)) {
    throw new ApiError('TargetGroupNotFound', 'One or more target groups not found');
  }
  return { TargetGroups: found.map((group) => renderTargetGroup(world, group)) };
};

export const describeTargetGroupAttributes: Operation = ({ world, input }) => ({
  Attributes: renderAttributes(requireTargetGroup(world, input)),
});

export const modifyTargetGroupAttributes: Operation = ({ world, input }) => {
  const group = requireTargetGroup(world, input);
  for (const entry of readObjects(input, 'Attributes')) {
    group.attributes[readText(entry, 'Key') ?? ''] = readText(entry, 'Value') ?? '';
  }
  return { Attributes: renderAttributes(group) };
};

export const describeTargetHealth: Operation = ({ world, input }) => ({
  TargetHealthDescriptions: listTargetHealth(world, requireTargetGroup(world, input), input),
});

function renderAttributes(group: TargetGroupRecord): JsonObject[] {
  return Object.entries(group.attributes).map(([name, value]) => ({ Key: name, Value: value }));
}

function listLoadBalancers(world: World, group: TargetGroupRecord): string[] {
  const arns = Object.values(world.listeners)
    .filter(({ targetGroupArns }) => targetGroupArns.includes(group.arn))
    .map(({ loadBalancerArn }) => loadBalancerArn);
  return [...new Set(arns)];
}

function renderTargetGroup(world: World, group: TargetGroupRecord): JsonObject {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    HealthCheckPath: healthCheck.path,
    Matcher: { HttpCode: healthCheck.matcher },
    LoadBalancerArns: listLoadBalancers(world, group),
    TargetType: group.targetType,
    ProtocolVersion: 'HTTP1',
    IpAddressType: 'ipv4',
  };
}
