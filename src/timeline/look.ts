/** What one turn of a watch shows, as far as it tells when something happened. */
import type { Service, ServiceDeployment, Target } from '../model/service.js';
import type { Task } from '../model/task.js';

export interface TimelineLook {
  readonly atMs: number;
  /** When this run began: what was over before is not its story. */
  readonly startedAtMs: number;
  /** The deployment of this run; null: none yet. */
  readonly deploymentId: string | null;
  readonly service: Service;
  readonly serviceDeployment: ServiceDeployment | null;
  /** All of the service's tasks that ECS describes, stopped ones included. */
  readonly tasks: readonly Task[];
  /** null: not read, not readable, or no load balancer. */
  readonly targets: readonly Target[] | null;
  /** Old tasks are protected until the new ones consume: that ECS stops one tells nothing of its health checks. */
  readonly holdsOld: boolean;
}
