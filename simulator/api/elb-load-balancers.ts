import { buildArn, drawHex } from '../core/identifiers.js';
import type { ListenerRecord, LoadBalancerRecord } from '../core/load-balancer-record.js';
import type { Json, JsonObject } from '../core/json.js';
import { ApiError } from './api-error.js';
import { compact, isObject, readObjects, readText, readTexts, type Call, type Operation } from './call.js';

/** Query protocol: every leaf is a text. */
function requireMember(input: JsonObject, member: string): string {
  const value = readText(input, member);
  if (value === null || value === '') {
    throw new ApiError(
      'ValidationError',
      `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}

export const createLoadBalancer: Operation = (call) => {
  const { world, input, nowMs } = call;
  const name = requireMember(input, 'Name');
  const arn = buildArn(world, 'elasticloadbalancing', `loadbalancer/app/${name}/${drawHex(world, 16)}`);
  const record: LoadBalancerRecord = {
    arn,
    name,
    createdAtMs: nowMs,
    subnets: readTexts(input, 'Subnets'),
    scheme: readText(input, 'Scheme') ?? 'internet-facing',
  };
  world.loadBalancers[arn] = record;
  return { LoadBalancers: [renderLoadBalancer(call, record)] };
};

export const describeLoadBalancers: Operation = (call) => {
  const { world, input } = call;
  const arns = readTexts(input, 'LoadBalancerArns');
  const names = readTexts(input, 'Names');
  const found = Object.values(world.loadBalancers).filter(
    ({ arn, name }) =>
      (arns.length === 0 || arns.includes(arn)) && (names.length === 0 || names.includes(name)),
  );
  if (found.length < Math.max(arns.length, names.length)) {
    throw new ApiError('LoadBalancerNotFound', 'One or more load balancers not found');
  }
  return { LoadBalancers: found.map((record) => renderLoadBalancer(call, record)) };
};

export const deleteLoadBalancer: Operation = ({ world, input }) => {
  const arn = requireMember(input, 'LoadBalancerArn');
  Reflect.deleteProperty(world.loadBalancers, arn);
  for (const listener of Object.values(world.listeners)) {
    if (listener.loadBalancerArn === arn) Reflect.deleteProperty(world.listeners, listener.arn);
  }
  return {};
};

export const createListener: Operation = ({ world, input }) => {
  const loadBalancerArn = requireMember(input, 'LoadBalancerArn');
  if (world.loadBalancers[loadBalancerArn] === undefined) {
    throw new ApiError('LoadBalancerNotFound', 'One or more load balancers not found');
  }
  const targetGroupArns = readObjects(input, 'DefaultActions').flatMap(listTargetGroups);
  const unknown = targetGroupArns.find((arn) => world.targetGroups[arn] === undefined);
  if (unknown !== undefined) {
    throw new ApiError('TargetGroupNotFound', `Target groups '${unknown}' not found`);
  }
  const path = loadBalancerArn.split(':loadbalancer/')[1] ?? '';
  const arn = buildArn(world, 'elasticloadbalancing', `listener/${path}/${drawHex(world, 16)}`);
  const record: ListenerRecord = {
    arn,
    loadBalancerArn,
    protocol: readText(input, 'Protocol') ?? 'HTTP',
    port: Number(readText(input, 'Port') ?? '80'),
    targetGroupArns,
  };
  world.listeners[arn] = record;
  return { Listeners: [renderListener(record)] };
};

function listTargetGroups(action: JsonObject): string[] {
  const single = readText(action, 'TargetGroupArn');
  if (single !== null) return [single];
  const { ForwardConfig: forward } = action;
  if (!isObject(forward)) return [];
  return readObjects(forward, 'TargetGroups').flatMap((entry) => readText(entry, 'TargetGroupArn') ?? []);
}

export const deleteListener: Operation = ({ world, input }) => {
  Reflect.deleteProperty(world.listeners, requireMember(input, 'ListenerArn'));
  return {};
};

export const describeListeners: Operation = ({ world, input }) => {
  const loadBalancerArn = readText(input, 'LoadBalancerArn');
  const arns = readTexts(input, 'ListenerArns');
  const found = Object.values(world.listeners).filter((listener) =>
    loadBalancerArn === null ? arns.includes(listener.arn) : listener.loadBalancerArn === loadBalancerArn,
  );
  return { Listeners: found.map(renderListener) };
};

/** Only the default rule exists. */
export const describeRules: Operation = ({ world, input }) => {
  const listener = world.listeners[readText(input, 'ListenerArn') ?? ''];
  if (listener === undefined) throw new ApiError('ListenerNotFound', 'One or more listeners not found');
  const { DefaultActions: actions = [] } = renderListener(listener);
  const ruleArn = listener.arn.replace(':listener/', ':listener-rule/');
  return {
    Rules: [{ RuleArn: ruleArn, Priority: 'default', Conditions: [], Actions: actions, IsDefault: true }],
  };
};

function renderLoadBalancer({ world, toSeconds }: Call, record: LoadBalancerRecord): JsonObject {
  const zones: Json[] = record.subnets.map((subnet, index) => ({
    ZoneName: `${world.region}${'abc'.charAt(index % 3)}`,
    SubnetId: subnet,
    LoadBalancerAddresses: [],
  }));
  return {
    LoadBalancerArn: record.arn,
    DNSName: `${record.name}.${world.region}.elb.localhost`,
    CanonicalHostedZoneId: 'Z215JYRZR1TBD5',
    CreatedTime: new Date(toSeconds(record.createdAtMs) * 1000).toISOString(),
    LoadBalancerName: record.name,
    Scheme: record.scheme,
    VpcId: 'vpc-00000000000000000',
    State: { Code: 'active' },
    Type: 'application',
    AvailabilityZones: zones,
    SecurityGroups: [],
    IpAddressType: 'ipv4',
  };
}

function renderListener(record: ListenerRecord): JsonObject {
  return compact({
    ListenerArn: record.arn,
    LoadBalancerArn: record.loadBalancerArn,
    Port: record.port,
    Protocol: record.protocol,
    DefaultActions: record.targetGroupArns.map((arn) => ({ Type: 'forward', TargetGroupArn: arn })),
  });
}
