/** The whole simulated world as plain data. Times are simulated epoch milliseconds. */
import type { Json, JsonObject } from './json.js';
import type { ServiceRecord } from './service-record.js';
import type { SimulatorSettings } from './settings.js';
import type { TargetGroupRecord, ListenerRecord, LoadBalancerRecord } from './load-balancer-record.js';
import type { TaskRecord } from './task-record.js';

export interface ContainerSpec {
  name: string;
  image: string;
  essential: boolean;
  /** entryPoint followed by command. */
  argv: string[];
  environment: Record<string, string>;
  workingDirectory: string | null;
  stopTimeoutSeconds: number | null;
  /** The container's own hard limit; null: none. */
  memoryMiB: number | null;
  dependsOn: { containerName: string; condition: string }[];
  healthCheck: HealthCheckSpec | null;
  log: { group: string; prefix: string } | null;
  ports: number[];
}

export interface HealthCheckSpec {
  command: string[];
  intervalSeconds: number;
  timeoutSeconds: number;
  retries: number;
  startPeriodSeconds: number;
}

export interface TaskDefinitionRecord {
  arn: string;
  family: string;
  revision: number;
  status: 'ACTIVE' | 'INACTIVE';
  registeredAtMs: number;
  deregisteredAtMs: number | null;
  /** As it was registered, for DescribeTaskDefinition. */
  wire: JsonObject;
  tags: Json[];
  containers: ContainerSpec[];
}

export interface ClusterRecord {
  arn: string;
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  tags: Json[];
}

/** What the ordered faults change. */
export interface Faults {
  /** At most this many tasks fit at once, stopping ones included; null: no limit. */
  room: number | null;
  /** Images whose reference contains one of these can't be pulled. */
  brokenImages: { part: string; reason: string | null }[];
  /** Roles that ECS can't assume. */
  refusedRoles: string[];
  /** Added to the pull of images whose reference contains the key. */
  slowStartSeconds: Record<string, number>;
}

export interface World {
  region: string;
  accountId: string;
  seed: number;
  settings: SimulatorSettings;
  nextTickMs: number;
  nextAddress: number;
  clusters: Record<string, ClusterRecord>;
  /** Family → number of its newest revision. */
  families: Record<string, number>;
  taskDefinitions: Record<string, TaskDefinitionRecord>;
  services: Record<string, ServiceRecord>;
  tasks: Record<string, TaskRecord>;
  targetGroups: Record<string, TargetGroupRecord>;
  loadBalancers: Record<string, LoadBalancerRecord>;
  listeners: Record<string, ListenerRecord>;
  logGroups: Record<string, { createdAtMs: number }>;
  faults: Faults;
}

/** An empty world whose first scheduler pass is due at once. */
export function createWorld(options: {
  region: string;
  seed: number;
  nowMs: number;
  settings: SimulatorSettings;
}): World {
  return {
    region: options.region,
    accountId: '123456789012',
    seed: options.seed,
    settings: options.settings,
    nextTickMs: options.nowMs,
    nextAddress: 0,
    clusters: {},
    families: {},
    taskDefinitions: {},
    services: {},
    tasks: {},
    targetGroups: {},
    loadBalancers: {},
    listeners: {},
    logGroups: {},
    faults: { room: null, brokenImages: [], refusedRoles: [], slowStartSeconds: {} },
  };
}
