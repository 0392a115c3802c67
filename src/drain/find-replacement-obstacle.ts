import type { Outcome } from '../model/report.js';

export interface ReplacementQuestion {
  /** `replace-restored` */
  readonly isAsked: boolean;
  readonly outcome: Outcome;
  /** Ids of rules that explain the failure; null: the service was not brought back to what it ran before. */
  readonly causes: readonly string[] | null;
}

/** New tasks would fail, or could not be watched, for the same reason. */
const BROKER = [
  'broker-unreachable',
  'broker-login-refused',
  'redis-cluster-as-broker',
  'rediss-url-incomplete',
];
const CAPACITY = ['no-capacity', 'no-room-on-instances', 'quota-reached', 'service-throttled'];

/** Why restored workers may not be replaced after a run that ended so; null: they may. */
export function findReplacementObstacle({ isAsked, outcome, causes }: ReplacementQuestion): string | null {
  if (!isAsked) return 'replace-restored is false';
  if (outcome === 'superseded') return 'another deployment is in charge of the service';
  if (outcome === 'cancelled') return 'the job was cancelled';
  if (causes === null)
    return `the run ended as ${outcome}, and only a completed rollback or an aborted drain is followed by a replacement`;
  if (causes.some((id) => BROKER.includes(id))) return 'the broker is the cause of the failure';
  if (causes.some((id) => CAPACITY.includes(id))) return 'missing capacity is the cause of the failure';
  return null;
}
