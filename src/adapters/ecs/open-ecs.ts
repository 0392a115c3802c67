import type { EcsPort } from '../../ports.js';
import type { EcsOptions } from './ecs-options.js';
import { openSession } from './ecs-session.js';
import { fetchIsDenied } from './fetch-is-denied.js';
import { fetchService } from './fetch-service.js';
import {
  fetchServiceDeployment,
  fetchServiceDeployments,
  fetchServiceRevision,
  stopServiceDeployment,
} from './service-deployments.js';
import { fetchProtections, protectTasks, releaseTasks } from './task-protection.js';
import { fetchTasks, fetchTasksByArn } from './fetch-tasks.js';
import { deregisterTaskDefinition, fetchTaskDefinition, registerTaskDefinition } from './task-definitions.js';
import { updateService } from './update-service.js';

/** The port over one pair of SDK clients. */
export function openEcs(options: EcsOptions): EcsPort {
  const session = openSession(options);
  return {
    fetchService: () => fetchService(session),
    fetchTasks: (desired) => fetchTasks(session, desired),
    fetchTasksByArn: (arns) => fetchTasksByArn(session, arns),
    fetchTaskDefinition: (reference) => fetchTaskDefinition(session, reference),
    registerTaskDefinition: (definition) => registerTaskDefinition(session, definition),
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
