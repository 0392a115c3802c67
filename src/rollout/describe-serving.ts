import type { Report } from '../model/report.js';
import type { Service, Target } from '../model/service.js';
import type { Task } from '../model/task.js';
export function describeServing(
  _service: Service,
  _tasks: readonly Task[],
  _targets: readonly Target[] | null,
): Report['serving'] {
  throw new Error('not built yet');
}
