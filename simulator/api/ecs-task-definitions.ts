import { buildArn } from '../core/identifiers.js';
import type { JsonObject } from '../core/json.js';
import type { TaskDefinitionRecord } from '../core/world.js';
import { ApiError } from './api-error.js';
import {
  compact,
  readNumber,
  readObjects,
  readText,
  requireText,
  type Call,
  type Operation,
} from './call.js';
import { findTaskDefinition, lastPart } from './find.js';
import { parseContainers } from './parse-containers.js';

/** Read-only members, and what isn't part of the definition. */
const NOT_STORED = new Set([
  'tags',
  'taskDefinitionArn',
  'revision',
  'status',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'requiresAttributes',
  'compatibilities',
]);

export const registerTaskDefinition: Operation = (call) => {
  const { world, input, nowMs } = call;
  const family = readText(input, 'family') ?? '';
  if (family === '') throw new ApiError('ClientException', 'Family should not be null or empty.');
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    throw new ApiError('ClientException', 'Family contains invalid characters.');
  }
  const containers = parseContainers(input);
  const revision = (world.families[family] ?? 0) + 1;
  world.families[family] = revision;
  const arn = buildArn(world, 'ecs', `task-definition/${family}:${revision}`);
  const stored = Object.entries(input).filter(([member]) => !NOT_STORED.has(member));
  const record: TaskDefinitionRecord = {
    arn,
    family,
    revision,
    status: 'ACTIVE',
    registeredAtMs: nowMs,
    deregisteredAtMs: null,
    wire: Object.fromEntries(stored),
    tags: readObjects(input, 'tags'),
    containers,
  };
  world.taskDefinitions[arn] = record;
  return { taskDefinition: renderTaskDefinition(call, record), tags: record.tags };
};

export const describeTaskDefinition: Operation = (call) => {
  const { world, input } = call;
  const record = findTaskDefinition(world, requireText(input, 'taskDefinition'));
  if (record === null) throw new ApiError('ClientException', 'Unable to describe task definition.');
  const wantsTags = Array.isArray(input['include']) && input['include'].includes('TAGS');
  return {
    taskDefinition: renderTaskDefinition(call, record),
    tags: wantsTags ? record.tags : null,
  };
};

export const deregisterTaskDefinition: Operation = (call) => {
  const { world, input, nowMs } = call;
  const reference = requireText(input, 'taskDefinition');
  if (!lastPart(reference).includes(':')) {
    throw new ApiError('ClientException', `Invalid revision number. Number: ${reference}`);
  }
  const record = findTaskDefinition(world, reference);
  if (record === null) throw new ApiError('ClientException', 'The specified task definition does not exist.');
  record.status = 'INACTIVE';
  record.deregisteredAtMs ??= nowMs;
  return { taskDefinition: renderTaskDefinition(call, record) };
};

export const listTaskDefinitions: Operation = ({ world, input }) => {
  const prefix = readText(input, 'familyPrefix');
  const status = readText(input, 'status') ?? 'ACTIVE';
  const records = Object.values(world.taskDefinitions)
    .filter((entry) => (prefix === null || entry.family === prefix) && entry.status === status)
    .toSorted((a, b) => a.family.localeCompare(b.family) || a.revision - b.revision);
  if (readText(input, 'sort') === 'DESC') records.reverse();
  const from = Number(readText(input, 'nextToken') ?? '0');
  const size = readNumber(input, 'maxResults') ?? 100;
  const page = records.slice(from, from + size);
  return {
    taskDefinitionArns: page.map(({ arn }) => arn),
    nextToken: from + size < records.length ? String(from + size) : null,
  };
};

function renderTaskDefinition(call: Call, record: TaskDefinitionRecord): JsonObject {
  return compact({
    volumes: [],
    placementConstraints: [],
    compatibilities: ['EC2', 'FARGATE'],
    ...record.wire,
    taskDefinitionArn: record.arn,
    family: record.family,
    revision: record.revision,
    status: record.status,
    registeredAt: call.toSeconds(record.registeredAtMs),
    deregisteredAt: record.deregisteredAtMs === null ? null : call.toSeconds(record.deregisteredAtMs),
    registeredBy: `arn:aws:iam::${call.world.accountId}:root`,
  });
}
