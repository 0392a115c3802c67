import type { DeathReport } from '../model/report.js';
import type { Task } from '../model/task.js';
export interface DoomQuestion {
  readonly tasks: readonly Task[];
  readonly deploymentId: string;
  readonly maxFailedTasks: number;
  readonly nowMs: number;
}
export function findDoomed(_args: DoomQuestion): DeathReport | null {
  throw new Error('not built yet');
}
