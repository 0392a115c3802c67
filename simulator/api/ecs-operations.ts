import type { Operation } from './call.js';
import { createCluster, deleteCluster, describeClusters, listClusters } from './ecs-clusters.js';
import { createService, deleteService } from './ecs-create-service.js';
import { describeServices, listServices } from './ecs-describe-services.js';
import { getTaskProtection, updateTaskProtection } from './ecs-protection.js';
import {
  describeServiceDeployments,
  describeServiceRevisions,
  listServiceDeployments,
  stopServiceDeployment,
} from './ecs-service-deployments.js';
import {
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
  registerTaskDefinition,
} from './ecs-task-definitions.js';
import { describeTasks, listTasks, runTask, stopTask } from './ecs-tasks.js';
import { updateService } from './ecs-update-service.js';

/** The ECS operations that the simulator has. */
export const ECS_OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateCluster: createCluster,
  CreateService: createService,
  DeleteCluster: deleteCluster,
  DeleteService: deleteService,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeClusters: describeClusters,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  GetTaskProtection: getTaskProtection,
  ListClusters: listClusters,
  ListServiceDeployments: listServiceDeployments,
  ListServices: listServices,
  ListTaskDefinitions: listTaskDefinitions,
  ListTasks: listTasks,
  RegisterTaskDefinition: registerTaskDefinition,
  RunTask: runTask,
  StopServiceDeployment: stopServiceDeployment,
  StopTask: stopTask,
  UpdateService: updateService,
  UpdateTaskProtection: updateTaskProtection,
};
