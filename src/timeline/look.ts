/** What one look of the watch shows about when things happened. */
import type { Service, ServiceDeployment, Target } from '../model/service.js';
import type { Task } from '../model/task.js';

export interface TimelineLook {
  readonly atMs: number;
  /** Start of this run: what was over before is not part of it. */
  readonly startedAtMs: number;
  /** The deployment of this run; null: none yet. */
  readonly deploymentId: string | null;
  readonly service: Service;
  readonly serviceDeployment: ServiceDeployment | null;
  /** All of the service's tasks that ECS describes, stopped ones included. */
  readonly tasks: readonly Task[];
  /** null: not read, not readable, or no load balancer. */
  readonly targets: readonly Target[] | null;
  /** Old tasks are protected until the new ones consume: ECS stopping one then says nothing about health checks. */
  readonly holdsOld: boolean;
}
