import type { DeathReport } from '../model/report.js';
import type { Task } from '../model/task.js';
export function groupDeaths(_tasks: readonly Task[], _deploymentId: string): DeathReport[] {
  throw new Error('not built yet');
}
