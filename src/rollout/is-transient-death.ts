import type { DeathReport } from '../model/report.js';
export type CauseOfDeath = Pick<DeathReport, 'stopCode' | 'stoppedReason' | 'containerReason'>;
export function isTransientDeath(_death: CauseOfDeath): boolean {
  throw new Error('not built yet');
}
