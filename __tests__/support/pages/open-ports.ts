/** The ports of a step over a stage: the real adapters' functions for ECS over a client that asks the simulator's core. */
import type { EcsSession } from '../../../src/adapters/ecs/ecs-session.js';
import { fetchService } from '../../../src/adapters/ecs/fetch-service.js';
import { fetchTasks, fetchTasksByArn } from '../../../src/adapters/ecs/fetch-tasks.js';
import { fetchIsDenied } from '../../../src/adapters/ecs/fetch-is-denied.js';
import {
  fetchServiceDeployment,
  fetchServiceDeployments,
  fetchServiceRevision,
  stopServiceDeployment,
} from '../../../src/adapters/ecs/service-deployments.js';
import { fetchProtections, protectTasks, releaseTasks } from '../../../src/adapters/ecs/task-protection.js';
import { deregisterTaskDefinition } from '../../../src/adapters/ecs/task-definitions.js';
import { toTaskDefinition } from '../../../src/adapters/ecs/to-task-definition.js';
import { updateService } from '../../../src/adapters/ecs/update-service.js';
import { toTarget } from '../../../src/adapters/elbv2/to-target.js';
import { toTargetGroup } from '../../../src/adapters/elbv2/to-target-group.js';
import { WorldError } from '../../../src/errors.js';
import type { EcsPort, LoadBalancerPort, LogsPort } from '../../../src/ports.js';
import type { JsonObject } from '../../../simulator/core/json.js';
import type { AskAws } from './ask-aws.js';
import { CLUSTER, type Stage } from './open-stage.js';

export function openEcsPort({ service }: Stage, ask: AskAws): EcsPort {
  const session = openSession(service, ask);
  return {
    fetchService: () => fetchService(session),
    fetchTasks: (desired) => fetchTasks(session, desired),
    fetchTasksByArn: (arns) => fetchTasksByArn(session, arns),
    fetchTaskDefinition: (reference) => describeDefinition(ask, reference),
    registerTaskDefinition: async (definition) => {
      const answer = await ask('ecs', 'RegisterTaskDefinition', definition);
      return (answer['taskDefinition'] as JsonObject)['taskDefinitionArn'] as string;
    },
    deregisterTaskDefinition: (arn) => deregisterTaskDefinition(session, arn),
    updateService: (update) => updateService(session, update),
    fetchServiceDeployment: (arn) => fetchServiceDeployment(session, arn),
    fetchServiceDeployments: () => fetchServiceDeployments(session),
    fetchServiceRevision: (arn) => fetchServiceRevision(session, arn),
    fetchProtections: (arns) => fetchProtections(session, arns),
    protectTasks: (arns, minutes) => protectTasks(session, arns, minutes),
    releaseTasks: (arns) => releaseTasks(session, arns),
    fetchIsDenied: (question) => fetchIsDenied(session, question),
    stopServiceDeployment: (arn) => stopServiceDeployment(session, arn),
  };
}

/** As much of the SDK's client as the adapter's functions use. */
function openSession(service: string, ask: AskAws): EcsSession {
  const client = {
    config: { region: () => Promise.resolve('eu-central-1') },
    send: (command: { readonly input: JsonObject }) =>
      ask('ecs', command.constructor.name.replace(/Command$/, ''), command.input),
  } as unknown as EcsSession['reader'];
  const limitsMs = { reader: 30_000, writer: 20_000 };
  const denied = new Set<string>();
  return { cluster: CLUSTER, service, reader: client, writer: client, limitsMs, denied, signal: undefined };
}

async function describeDefinition(ask: AskAws, reference: string) {
  const answer = await ask('ecs', 'DescribeTaskDefinition', { taskDefinition: reference, include: ['TAGS'] });
  const { taskDefinitionArn, status } = answer['taskDefinition'] as Record<string, string>;
  return { arn: taskDefinitionArn ?? '', status: status ?? '', definition: toTaskDefinition(answer) };
}

export function openLoadBalancerPort(ask: AskAws): LoadBalancerPort {
  const fetch = async (operation: string, member: string, input: JsonObject): Promise<JsonObject[]> =>
    (await ask('elasticloadbalancing', operation, input))[member] as JsonObject[];
  return {
    fetchTargets: async (arn) => {
      const found = await fetch('DescribeTargetHealth', 'TargetHealthDescriptions', { TargetGroupArn: arn });
      return found.map((target) => toTarget(arn, target));
    },
    fetchTargetGroups: async (arns) =>
      (await fetch('DescribeTargetGroups', 'TargetGroups', { TargetGroupArns: [...arns] })).map(
        toTargetGroup,
      ),
    fetchTargetGroupAttributes: async (arn) => {
      const found = await fetch('DescribeTargetGroupAttributes', 'Attributes', { TargetGroupArn: arn });
      return Object.fromEntries(found.map(({ Key, Value }) => [Key as string, Value as string]));
    },
  };
}

/** What the container of a task wrote so far; a task that wrote nothing has no stream. */
export function openLogsPort({ play, write }: Stage, ask: AskAws): LogsPort {
  return {
    fetchLastLines: async ({ stream, sinceMs }, limit) => {
      await ask('logs', 'GetLogEvents', {});
      const task = play.tasks().find(({ id }) => stream.endsWith(id));
      const { startedAtMs = null } = task ?? {};
      const lines = task === undefined || startedAtMs === null ? [] : write(task);
      if (lines.length === 0 || startedAtMs === null) {
        const text =
          'logs:GetLogEvents: The specified log stream does not exist. (ResourceNotFoundException)';
        throw new WorldError('missing', 'logs:GetLogEvents', text);
      }
      return lines
        .map(([afterS, message]) => ({ atMs: startedAtMs + afterS * 1_000, message }))
        .filter(({ atMs }) => atMs >= sinceMs && atMs <= play.nowMs())
        .slice(-limit);
    },
  };
}
