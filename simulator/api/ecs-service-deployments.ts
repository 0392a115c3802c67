import { findBreakerThreshold } from '../core/breaker-threshold.js';
import { findServiceDeployment, findTasks } from '../core/find-service.js';
import { buildArn } from '../core/identifiers.js';
import type { ServiceDeploymentRecord, ServiceRecord } from '../core/service-record.js';
import { isAlive } from '../core/task-record.js';
import type { JsonObject } from '../core/json.js';
import type { World } from '../core/world.js';
import { ApiError } from './api-error.js';
import {
  compact,
  readNumber,
  readText,
  readTexts,
  requireAtMost,
  requireText,
  type Call,
  type Operation,
} from './call.js';
import { findCluster, requireService } from './find.js';
import { renderConfiguration } from './render-service.js';

const STOPPABLE = ['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

interface Found {
  service: ServiceRecord;
  entry: ServiceDeploymentRecord;
}

function find(world: World, arn: string): Found | null {
  for (const service of Object.values(world.services)) {
    const entry = service.serviceDeployments.find((candidate) => candidate.arn === arn);
    if (entry !== undefined) return { service, entry };
  }
  return null;
}

export const listServiceDeployments: Operation = (call) => {
  const { world, input } = call;
  const service = requireService(world, findCluster(world, input), requireText(input, 'service'));
  const statuses = readTexts(input, 'status');
  const size = readNumber(input, 'maxResults') ?? 20;
  const from = Number(readText(input, 'nextToken') ?? '0');
  const entries = service.serviceDeployments.filter(
    ({ status }) => statuses.length === 0 || statuses.includes(status),
  );
  return {
    serviceDeployments: entries
      .slice(from, from + size)
      .map((entry) => renderBrief(call, { service, entry })),
    nextToken: from + size < entries.length ? String(from + size) : null,
  };
};

export const describeServiceDeployments: Operation = (call) => {
  const arns = readTexts(call.input, 'serviceDeploymentArns');
  requireAtMost(arns, 20, 'serviceDeploymentArns');
  const found = arns.map((arn) => ({ arn, match: find(call.world, arn) }));
  return {
    serviceDeployments: found.flatMap(({ match }) => (match === null ? [] : renderFull(call, match))),
    failures: found.filter(({ match }) => match === null).map(({ arn }) => ({ arn, reason: 'MISSING' })),
  };
};

export const describeServiceRevisions: Operation = (call) => {
  const { world, input } = call;
  const arns = readTexts(input, 'serviceRevisionArns');
  requireAtMost(arns, 20, 'serviceRevisionArns');
  const found = arns.map((arn) => ({
    arn,
    service: Object.values(world.services).find(({ revisions }) => revisions[arn] !== undefined),
  }));
  return {
    serviceRevisions: found.flatMap(({ arn, service }) =>
      service === undefined ? [] : renderRevision(call, service, arn),
    ),
    failures: found
      .filter(({ service }) => service === undefined)
      .map(({ arn }) => ({ arn, reason: 'MISSING' })),
  };
};

/** Only ROLLBACK is documented. It is carried out by the next pass of the scheduler. */
export const stopServiceDeployment: Operation = (call) => {
  const { world, input, nowMs } = call;
  const arn = requireText(input, 'serviceDeploymentArn');
  const stopType = readText(input, 'stopType') ?? 'ROLLBACK';
  if (stopType !== 'ROLLBACK') {
    throw new ApiError(
      'InvalidParameterException',
      `Invalid stopType ${stopType}: the valid value is ROLLBACK.`,
    );
  }
  const found = find(world, arn);
  if (found === null) {
    throw new ApiError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
  }
  if (!STOPPABLE.includes(found.entry.status)) {
    throw new ApiError(
      'ConflictException',
      `Cannot stop service deployment because it is in ${found.entry.status} state.`,
    );
  }
  if (
    ['PENDING', 'IN_PROGRESS'].includes(found.entry.status) &&
    findServiceDeployment(found.service) === found.entry
  ) {
    found.entry.status = 'ROLLBACK_REQUESTED';
    found.entry.statusReason = 'Service deployment rolled back by user.';
    found.entry.updatedAtMs = nowMs;
  }
  return { serviceDeploymentArn: arn };
};

function renderBrief(call: Call, { service, entry }: Found): JsonObject {
  const at = (ms: number | null): number | null => (ms === null ? null : call.toSeconds(ms));
  return compact({
    serviceDeploymentArn: entry.arn,
    serviceArn: service.arn,
    clusterArn: buildArn(call.world, 'ecs', `cluster/${service.clusterName}`),
    createdAt: at(entry.createdAtMs),
    startedAt: at(entry.startedAtMs),
    finishedAt: at(entry.finishedAtMs),
    targetServiceRevisionArn: entry.targetRevisionArn,
    status: entry.status,
    statusReason: entry.statusReason,
  });
}

function renderFull(call: Call, { service, entry }: Found): JsonObject {
  const { targetServiceRevisionArn: target, ...brief } = renderBrief(call, { service, entry });
  const isOver = entry.finishedAtMs !== null;
  const { circuitBreaker, desiredCount } = service;
  const watching = isOver ? 'MONITORING_COMPLETE' : 'MONITORING';
  const threshold = circuitBreaker?.threshold ?? { type: 'BOUNDED_PERCENT', value: 50 };
  return compact({
    ...brief,
    updatedAt: call.toSeconds(entry.updatedAtMs),
    stoppedAt: entry.stoppedAtMs === null ? null : call.toSeconds(entry.stoppedAtMs),
    sourceServiceRevisions: entry.sourceRevisionArns.map((arn) => renderCounts(call, service, arn)),
    targetServiceRevision: typeof target === 'string' ? renderCounts(call, service, target) : null,
    rollback:
      entry.rollback === null
        ? null
        : {
            reason: entry.rollback.reason,
            startedAt: call.toSeconds(entry.rollback.startedAtMs),
            serviceRevisionArn: entry.rollback.revisionArn,
          },
    deploymentConfiguration: renderConfiguration(service),
    deploymentCircuitBreaker: {
      status: circuitBreaker?.enable !== true ? 'DISABLED' : entry.breakerTriggered ? 'TRIGGERED' : watching,
      failureCount: entry.failureCount,
      threshold: findBreakerThreshold(threshold, desiredCount),
    },
    alarms: { status: 'DISABLED' },
  });
}

function renderCounts(call: Call, service: ServiceRecord, revisionArn: string): JsonObject {
  const digits = revisionArn.slice(revisionArn.lastIndexOf('/') + 1);
  const id = `ecs-svc/${digits}`;
  const tasks = findTasks(call.world, service, id);
  const deployment = service.deployments.find((candidate) => candidate.id === id);
  return {
    arn: revisionArn,
    requestedTaskCount: deployment?.status === 'PRIMARY' ? service.desiredCount : (deployment?.goal ?? 0),
    runningTaskCount: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length,
    pendingTaskCount: tasks.filter((task) => isAlive(task) && task.lastStatus !== 'RUNNING').length,
  };
}

function renderRevision(call: Call, service: ServiceRecord, arn: string): JsonObject {
  const { world } = call;
  const revision = service.revisions[arn];
  const definition = revision === undefined ? undefined : world.taskDefinitions[revision.taskDefinitionArn];
  return compact({
    serviceRevisionArn: arn,
    serviceArn: service.arn,
    clusterArn: buildArn(world, 'ecs', `cluster/${service.clusterName}`),
    taskDefinition: revision?.taskDefinitionArn,
    launchType: service.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    loadBalancers: service.loadBalancers.map((entry) => ({ ...entry })),
    networkConfiguration: service.networkConfiguration,
    containerImages: definition?.containers.map(({ name, image }) => ({ containerName: name, image })),
    guardDutyEnabled: false,
    createdAt: revision === undefined ? null : call.toSeconds(revision.createdAtMs),
  });
}
